import { inTransaction } from '@earntrack/db';
import type { Actor, Handle } from '../actor.ts';
import { requestHash } from '../identity/request-hash.ts';
import { once, type OperationAnswer, recall } from './once.ts';
import type { PlainOperation } from './plain-operations.ts';

/** Does the effect of a request in one transaction, and what is kept with it in the same. */
type Within<Answer> = (effect: (tx: Handle) => Promise<Answer>) => Promise<Answer>;

interface PlainRequest {
  operation: PlainOperation;
  /** What its sender calls it; undefined where it has no name. */
  key: string | undefined;
  /** Tells its body from every other. */
  bodyHash: string;
}

/**
 * Does what an operation beside the router is asked for, once where the request has a name, as `once` does it for procedures. What
 * `work` does before its effect runs in no transaction.
 */
export async function plainOnce<Answer>(
  db: Handle,
  { userId }: Actor,
  { request, work }: { request: PlainRequest; work: (within: Within<Answer>) => Promise<Answer> },
): Promise<OperationAnswer> {
  const { operation, key, bodyHash } = request;
  if (key === undefined) {
    const answer = await work((effect) => inTransaction(db, effect));
    return { answer, json: JSON.stringify(answer), isReplay: false };
  }
  const named = { key, requestHash: requestHash({ operation: operation.operationId, body: bodyHash }) };
  const known = await recall(db, userId, named);
  if (known) return known;
  let done: OperationAnswer | null = null;
  await work(async (effect) => {
    done = await once(db, userId, { ...named, run: effect });
    return done.answer as Answer;
  });
  if (done === null) throw new Error(`${operation.operationId} answered without its effect`);
  return done;
}

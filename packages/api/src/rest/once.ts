import { AppError } from '@earntrack/contract';
import { inTransaction } from '@earntrack/db';
import type { Handle } from '../actor.ts';
import { findAnswer, keepAnswer, type NamedRequest, takeKey } from './idempotency.queries.ts';

const MAX_KEY_LENGTH = 200;

export interface OperationAnswer {
  /** What the procedure answered. */
  answer: unknown;
  /** The same as it goes over the wire. */
  json: string;
  /** It was given before, and nothing was done this time. */
  isReplay: boolean;
}

/** What a request is called by its sender; undefined where it has no name. Throws `invalid_input` for what is no name. */
export function keyOf(text: string | undefined): string | undefined {
  if (text === undefined || (text.length > 0 && text.length <= MAX_KEY_LENGTH)) return text;
  throw new AppError('invalid_input', `An Idempotency-Key has 1 to ${MAX_KEY_LENGTH} characters.`);
}

/** What a named request was answered before, or null. Throws `key_reused` when another request has the same name. */
export async function recall(
  db: Handle,
  ownerId: string,
  { key, requestHash }: NamedRequest,
): Promise<OperationAnswer | null> {
  const known = await findAnswer(db, ownerId, key);
  if (!known) return null;
  if (known.request_hash !== requestHash || known.answer === null) {
    throw new AppError('key_reused', 'This Idempotency-Key already names another request: use a new one.');
  }
  return { answer: JSON.parse(known.answer) as unknown, json: known.answer, isReplay: true };
}

/**
 * Does a named request once, however often it arrives and whoever sends it at the same moment: its answer is kept in the
 * transaction of its effect. A request that was refused leaves no trace, and may be sent again. Throws `key_reused` when
 * another request has the same name.
 */
export function once(
  db: Handle,
  ownerId: string,
  { run, ...request }: NamedRequest & { run: (tx: Handle) => Promise<unknown> },
): Promise<OperationAnswer> {
  return inTransaction(db, async (tx) => {
    if (await takeKey(tx, ownerId, request)) {
      const answer = await run(tx);
      const json = JSON.stringify(answer);
      await keepAnswer(tx, ownerId, { key: request.key, answer: json });
      return { answer, json, isReplay: false };
    }
    const known = await recall(tx, ownerId, request);
    if (!known) throw new Error('A key that is taken has an answer');
    return known;
  });
}

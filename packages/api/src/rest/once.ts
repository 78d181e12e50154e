import { AppError } from '@earntrack/contract';
import { inTransaction } from '@earntrack/db';
import type { Handle } from '../actor.ts';
import { findAnswer, keepAnswer, type NamedRequest, takeKey } from './idempotency.queries.ts';

export interface OperationAnswer {
  /** What the procedure answered. */
  answer: unknown;
  /** The same as it goes over the wire. */
  json: string;
  /** It was given before, and nothing was done this time. */
  isReplay: boolean;
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
    const known = await findAnswer(tx, ownerId, request.key);
    if (known?.request_hash !== request.requestHash || known.answer === null) {
      throw new AppError('key_reused', 'This Idempotency-Key already names another request: use a new one.');
    }
    return { answer: JSON.parse(known.answer) as unknown, json: known.answer, isReplay: true };
  });
}

import { AppError } from '@earntrack/contract';
import { inTransaction } from '@earntrack/db';
import type { Handle } from '../actor.ts';
import { findAnswer, keepAnswer, type NamedRequest, takeKey } from './idempotency.queries.ts';

export interface OnceAnswer {
  /** The JSON of the answer. */
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
  { run, ...request }: NamedRequest & { run: (tx: Handle) => Promise<string> },
): Promise<OnceAnswer> {
  return inTransaction(db, async (tx) => {
    if (await takeKey(tx, ownerId, request)) {
      const json = await run(tx);
      await keepAnswer(tx, ownerId, { key: request.key, answer: json });
      return { json, isReplay: false };
    }
    const known = await findAnswer(tx, ownerId, request.key);
    if (known?.request_hash !== request.requestHash || known.answer === null) {
      throw new AppError('key_reused', 'This Idempotency-Key already names another request: use a new one.');
    }
    return { json: known.answer, isReplay: true };
  });
}

import { findAccountVersion } from '@earntrack/auth';
import { inSnapshot } from '@earntrack/db';
import type { Handle } from '../actor.ts';
import { isDatabaseGone, isOvertakenByPrimary, isTimedOut } from '../database-faults.ts';

/** Where something was read that a replica was asked for: there, or at the primary since the replica lags, or does not answer. */
export const REPLICA_RESULTS = ['replica', 'behind', 'away'] as const;
export type ReplicaResult = (typeof REPLICA_RESULTS)[number];

/** What is read, and how far the account had come when it was found out who asks. */
interface Reading<Answer> {
  userId: string;
  version: string;
  /** Reads with the handle that it is given, and changes nothing. */
  read: (db: Handle) => Promise<Answer>;
  /** Where it is read otherwise. */
  primary: Handle;
}

interface ReplicaOptions {
  now: () => Date;
  onRead?: (result: ReplicaResult) => void;
  /** Said once each time that it stops answering, with what it said. */
  onAway?: (fault: unknown) => void;
}

/** So long nobody asks a replica that did not answer: whoever asks first after it finds out. */
const AWAY_MS = 5_000;

/**
 * A copy of the database that may lag. Nobody is ever shown less than they wrote: the replica says in one snapshot how far the account
 * has come there and what is asked, and only where that is exactly how far it had come when the request was found is it taken.
 */
export class Replica {
  readonly #db: Handle;
  readonly #options: ReplicaOptions;
  #awayUntilMs = 0;

  constructor(db: Handle, options: ReplicaOptions) {
    this.#db = db;
    this.#options = options;
  }

  async read<Answer>(reading: Reading<Answer>): Promise<Answer> {
    const found = await this.#find(reading);
    this.#options.onRead?.(found.result);
    return found.result === 'replica' ? found.answer : reading.read(reading.primary);
  }

  async #find<Answer>({ userId, version, read }: Reading<Answer>): Promise<Found<Answer>> {
    if (this.#nowMs() < this.#awayUntilMs) return { result: 'away' };
    try {
      return await inSnapshot(this.#db, async (tx) =>
        (await findAccountVersion(tx, userId)) === version
          ? { result: 'replica', answer: await read(tx) }
          : { result: 'behind' },
      );
    } catch (fault) {
      // What it had to give up to go on following is no sign that it is gone.
      if (isOvertakenByPrimary(fault)) return { result: 'behind' };
      if (!isDatabaseGone(fault) && !isTimedOut(fault)) throw fault;
      this.#awayUntilMs = this.#nowMs() + AWAY_MS;
      this.#options.onAway?.(fault);
      return { result: 'away' };
    }
  }

  #nowMs(): number {
    return this.#options.now().getTime();
  }
}

type Found<Answer> = { result: 'replica'; answer: Answer } | { result: 'behind' | 'away' };

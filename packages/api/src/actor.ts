import type { Origin } from '@earntrack/auth';
import type { Database } from '@earntrack/db';
import type { Kysely } from 'kysely';

/** The database or the transaction that a service was given; inside a transaction only the transaction's. */
export type Handle = Kysely<Database>;

/** Who does something, and when. */
export interface Actor {
  userId: string;
  now: Date;
}

/** The same and from where, for what the account remembers. */
export interface TracedActor extends Actor {
  origin: Origin;
}

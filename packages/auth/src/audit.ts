import type { ActDetails, Action } from '@earntrack/contract';
import { type Database, inTransaction } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { makeActId } from './act-id.ts';
import { findAccountByEmail } from './account.queries.ts';
import { countFailedSignIns, insertAct } from './audit.queries.ts';
import { plainAddress } from './network-of.ts';
import type { Origin } from './origin.ts';

/** Whose account something is done with, from where and when. */
export interface Doing {
  userId: string;
  origin: Origin;
  now: Date;
}

export interface Act {
  action: Action;
  /** Never a secret, and no amount. */
  details?: ActDetails;
}

const USER_AGENT_LENGTH = 200;
const DETAIL_LENGTH = 200;
const DAY_MS = 86_400_000;
/**
 * A crowd that guesses says nothing new after so many a day, and would fill the account of somebody else. Each step for itself:
 * whoever is refused for a code knew the password, and no crowd may hide that.
 */
const FAILED_SIGN_INS_A_DAY = 100;

/** Remembers what was done, in the transaction in which it is done: one is never there without the other. */
export async function recordAct(tx: Kysely<Database>, doing: Doing, act: Act): Promise<void> {
  const { userId, origin, now } = doing;
  await insertAct(tx, {
    user_id: userId,
    id: makeActId(now),
    at: now,
    action: act.action,
    actor_kind: origin.kind,
    actor_id: origin.id,
    actor_name: origin.name,
    address: plainAddress(origin.address),
    user_agent: origin.userAgent.slice(0, USER_AGENT_LENGTH),
    details: JSON.stringify(shortened(act.details ?? {})),
  });
}

/** What somebody named may be long; that it is remembered must never undo what is done. */
export function shortened(details: ActDetails): ActDetails {
  const entries = Object.entries(details).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.slice(0, DETAIL_LENGTH).toWellFormed() : value,
  ]);
  return Object.fromEntries(entries) as ActDetails;
}

/** Remembers a sign-in that failed, where there is an account of this address. Done after the answer, whose time says nothing then. */
export async function recordFailedSignIn(
  db: Kysely<Database>,
  { email, origin, now }: { email: string; origin: Origin; now: Date },
): Promise<void> {
  const account = await findAccountByEmail(db, email);
  if (account) await recordFailure(db, { userId: account.user_id, origin, now }, 'password');
}

/** Remembers at which step somebody was not let in. */
export async function recordFailure(
  db: Kysely<Database>,
  doing: Doing,
  step: 'password' | 'code',
): Promise<void> {
  const dayAgo = new Date(doing.now.getTime() - DAY_MS);
  await inTransaction(db, async (tx) => {
    if ((await countFailedSignIns(tx, doing.userId, { step, since: dayAgo })) < FAILED_SIGN_INS_A_DAY)
      await recordAct(tx, doing, { action: 'sign_in_failed', details: { step } });
  });
}

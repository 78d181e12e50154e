import { type ActDetails, type Action, ACTIONS } from '@earntrack/contract';
import { type Database, inTransaction } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { makeActId } from './act-id.ts';
import { findAccountByEmail } from './account.queries.ts';
import { countActs, countFailedSignIns, insertAct } from './audit.queries.ts';
import { plainAddress } from './network-of.ts';
import type { Origin } from './origin.ts';
import { USER_AGENT_LENGTH } from './session-limits.ts';

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

const DETAIL_LENGTH = 200;
const DAY_MS = 86_400_000;
/**
 * A crowd that guesses says nothing new after so many a day, and would fill the account of somebody else. Each step for itself:
 * whoever is refused for a code knew the password, and no crowd may hide that.
 */
const FAILED_SIGN_INS_A_DAY = 100;

/**
 * What a program may repeat without end says nothing new after so many a day, and would fill its account. Each action and each
 * program or browser for itself, so that nobody hides behind another one; how an account is entered is always remembered.
 */
const REPEATED_A_DAY = 100;
const REPEATABLE: ReadonlySet<Action> = new Set(ACTIONS.data);

/**
 * Remembers what was done, in the transaction in which it is done: one is never there without the other. The hundredth of a day of
 * what may be repeated says that there may be more.
 */
export async function recordAct(tx: Kysely<Database>, doing: Doing, act: Act): Promise<void> {
  const { userId, origin, now } = doing;
  const before = REPEATABLE.has(act.action) ? await countToday(tx, doing, act.action) : 0;
  if (before >= REPEATED_A_DAY) return;
  const isLast = before === REPEATED_A_DAY - 1;
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
    details: JSON.stringify(shortened({ ...act.details, ...(isLast && { andMore: true }) })),
  });
}

function countToday(tx: Kysely<Database>, { userId, origin, now }: Doing, action: Action): Promise<number> {
  const since = new Date(now.getTime() - DAY_MS);
  return countActs(tx, userId, { action, actor: origin, since });
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

import type { OperatorAction, Role } from '@earntrack/contract';
import { asOperator } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../actor.ts';

const WHY = 'A review of who may enter the installation';

export interface OperatorAccess {
  email: string;
  role: Role;
  created_at: Date;
  has_second_factor: boolean;
  /** By a browser, a program or what the account remembers; null where no trace is left. */
  last_seen_at: Date | null;
}

/** Everybody who may do more than keep their own earnings. */
export function listOperatorAccess(db: Handle): Promise<OperatorAccess[]> {
  return asOperator(db, WHY)
    .selectFrom('account')
    .select(['email', 'role', 'created_at'])
    .select(({ selectFrom, exists, fn }) => [
      exists(
        selectFrom('second_factor')
          .select('second_factor.user_id')
          .whereRef('second_factor.user_id', '=', 'account.user_id')
          .where('confirmed_at', 'is not', null),
      )
        .$castTo<boolean>()
        .as('has_second_factor'),
      fn<Date | null>('greatest', [
        selectFrom('session')
          .select(({ fn }) => fn.max('last_seen_at').as('at'))
          .whereRef('session.user_id', '=', 'account.user_id'),
        selectFrom('token_family')
          .select(({ fn }) => fn.max('last_used_at').as('at'))
          .whereRef('token_family.user_id', '=', 'account.user_id'),
        selectFrom('api_token')
          .select(({ fn }) => fn.max('last_used_at').as('at'))
          .whereRef('api_token.user_id', '=', 'account.user_id'),
        selectFrom('account_audit')
          .select(({ fn }) => fn.max('at').as('at'))
          .whereRef('account_audit.user_id', '=', 'account.user_id')
          .where('actor_kind', 'not in', ['nobody', 'operator']),
      ]).as('last_seen_at'),
    ])
    .where('role', '<>', 'user')
    .orderBy('role')
    .orderBy('email')
    .execute();
}

export interface PeopleCounts {
  people: number;
  with_second_factor: number;
  open_invitations: number;
}

/** Everybody else, and who may become one of them. */
export async function countPeople(db: Handle, present: Date): Promise<PeopleCounts> {
  const counts = await db
    .selectNoFrom(({ selectFrom, fn }) => [
      selectFrom('account').select(fn.countAll().as('n')).where('role', '=', 'user').as('people'),
      selectFrom('account')
        .innerJoin('second_factor', 'second_factor.user_id', 'account.user_id')
        .select(fn.countAll().as('n'))
        .where('role', '=', 'user')
        .where('confirmed_at', 'is not', null)
        .as('with_second_factor'),
      selectFrom('invitation')
        .select(fn.countAll().as('n'))
        .where('used_at', 'is', null)
        .where('expires_at', '>', present)
        .as('open_invitations'),
    ])
    .executeTakeFirstOrThrow();
  return {
    people: Number(counts.people),
    with_second_factor: Number(counts.with_second_factor),
    open_invitations: Number(counts.open_invitations),
  };
}

export interface TokenAccess {
  email: string;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  is_unused: boolean;
}

/** API tokens that still open something and have no end, or were not used since `idleSince`; the one used longest ago first. */
export function listDoubtfulTokens(
  db: Handle,
  { present, idleSince, limit }: { present: Date; idleSince: Date; limit: number },
): Promise<TokenAccess[]> {
  const lastSign = sql<Date>`coalesce(api_token.last_used_at, api_token.created_at)`;
  return db
    .selectFrom('api_token')
    .innerJoin('account', 'account.user_id', 'api_token.user_id')
    .select(['account.email', 'api_token.created_at', 'api_token.expires_at', 'api_token.last_used_at'])
    .select(({ eb }) => eb(lastSign, '<', idleSince).$castTo<boolean>().as('is_unused'))
    .where(({ or, eb }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', present)]))
    .where(({ or, eb }) => or([eb('expires_at', 'is', null), eb(lastSign, '<', idleSince)]))
    .orderBy(lastSign)
    .orderBy('api_token.id')
    .limit(limit)
    .execute();
}

export async function countTokens(db: Handle, present: Date): Promise<number> {
  const { tokens } = await db
    .selectFrom('api_token')
    .select(({ fn }) => fn.countAll<bigint>().as('tokens'))
    .where(({ or, eb }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', present)]))
    .executeTakeFirstOrThrow();
  return Number(tokens);
}

export interface SessionCounts {
  open: number;
  old: number;
  /** Ended long ago and not swept away. */
  unswept: number;
  oldest_at: Date | null;
}

/** Browsers that are signed in, and how many of them began before `oldSince`. */
export async function countSessions(
  db: Handle,
  { present, oldSince, unsweptSince }: { present: Date; oldSince: Date; unsweptSince: Date },
): Promise<SessionCounts> {
  const counts = await db
    .selectFrom('session')
    .select(({ fn, eb, and }) => [
      fn.countAll<bigint>().filterWhere('expires_at', '>', present).as('open'),
      fn
        .countAll<bigint>()
        .filterWhere(and([eb('expires_at', '>', present), eb('created_at', '<', oldSince)]))
        .as('old'),
      fn.countAll<bigint>().filterWhere('expires_at', '<', unsweptSince).as('unswept'),
      fn.min('created_at').filterWhere('expires_at', '>', present).$castTo<Date | null>().as('oldest_at'),
    ])
    .executeTakeFirstOrThrow();
  return {
    open: Number(counts.open),
    old: Number(counts.old),
    unswept: Number(counts.unswept),
    oldest_at: counts.oldest_at,
  };
}

export interface FailedSignIns {
  /** YYYY-MM-DD, of UTC. */
  day: string;
  step: string;
  user_id: string;
  address: string;
  times: number;
}

/** What accounts remember of sign-ins that failed, together by day, step, account and address. */
export async function listFailedSignIns(db: Handle, since: Date): Promise<FailedSignIns[]> {
  const day = sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD')`;
  const step = sql<string>`details ->> 'step'`;
  const rows = await asOperator(db, WHY)
    .selectFrom('account_audit')
    .select(({ fn }) => [
      day.as('day'),
      step.as('step'),
      'user_id',
      'address',
      fn.countAll<bigint>().as('times'),
    ])
    .where('action', '=', 'sign_in_failed')
    .where('at', '>=', since)
    .groupBy([day, step, 'user_id', 'address'])
    .orderBy(day)
    .orderBy(step)
    .execute();
  return rows.map((row) => ({ ...row, times: Number(row.times) }));
}

/** What operators did since then. */
export async function countOperatorActs(db: Handle, since: Date): Promise<Map<OperatorAction, number>> {
  const rows = await db
    .selectFrom('operator_act')
    .select(({ fn }) => ['action', fn.countAll<bigint>().as('acts')])
    .where('at', '>=', since)
    .groupBy('action')
    .execute();
  return new Map(rows.map(({ action, acts }) => [action, Number(acts)]));
}

/** Since when something is sealed with SECRETS_KEY; null where nothing is. */
export async function findOldestSeal(db: Handle): Promise<Date | null> {
  const { at } = await db
    .selectFrom('second_factor')
    .select(({ fn }) => fn.min('created_at').$castTo<Date | null>().as('at'))
    .executeTakeFirstOrThrow();
  return at;
}

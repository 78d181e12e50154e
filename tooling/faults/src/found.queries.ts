import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Found, Told } from './checker.ts';
import type { ThingKind } from './history.ts';

/** What stands in the database, all of it at one moment. */
export interface Seen {
  found: Found[];
  /** By what keeps sums. */
  told: Told[];
  /** Sentences about rows that belong together and do not fit. */
  halves: string[];
}

interface ThingRow {
  user: string;
  thing: string;
  kind: ThingKind;
  currency: string;
  micros: string;
  is_live: boolean;
  tags: string[];
  seconds: number | null;
}

/** The note of what was typed, the description of what a statement says: each names what asked for it. */
const THINGS = `
  select e.user_id as user, coalesce(nullif(e.note, ''), e.description) as thing, 'earning' as kind, e.currency,
    e.net_micros::text as micros, e.deleted_at is null as is_live, e.tags,
    (select sum(w.online_seconds)::int from work w
      where w.user_id = e.user_id and w.earning_id = e.id and (w.deleted_at is null) = (e.deleted_at is null)) as seconds
  from earning e where e.user_id = any($1)
  union all
  select user_id, description, 'payout', currency, amount_micros::text, deleted_at is null, '{}', null
  from payout where user_id = any($1)`;

const KEPT_SUMS = `
  select user_id as user, currency, sum(net_micros)::bigint::text as micros
  from earning_day where user_id = any($1) group by 1, 2`;

/** All that is kept of a day beside all that its rows add up to: nothing is left where they are the same. */
const DAYS_APART = `
  with kept as (
    select user_id, earned_on, platform_id, currency, has_own_hours, is_correction, earning_count::bigint, paid_count::bigint,
      gross_micros, fees_micros, net_micros, tips_micros, taxes_withheld_micros, positive_micros
    from earning_day where user_id = any($1)
      and (earning_count, paid_count, gross_micros, fees_micros, net_micros, tips_micros, taxes_withheld_micros,
        positive_micros) <> (0, 0, 0, 0, 0, 0, 0, 0)
  ), added as (
    select user_id, earned_on, platform_id, currency, has_own_hours, adjusts_id is not null, count(*),
      count(*) filter (where adjusts_id is null and net_micros + taxes_withheld_micros > 0),
      sum(gross_micros), sum(fees_micros), sum(net_micros), sum(tips_micros), sum(taxes_withheld_micros),
      sum(greatest(net_micros + taxes_withheld_micros, 0))
    from earning where user_id = any($1) and deleted_at is null group by 1, 2, 3, 4, 5, 6
  )
  (table kept except table added) union all (table added except table kept)`;

/** Of `made` things of an account the history tells as many, or fewer where it says of the last one that there may be more. */
const isToldApart = (action: string) => `exists (
      select from (
        select count(*) as acts, coalesce(bool_or(details ? 'andMore'), false) as has_more from account_audit a
        where a.user_id = made.user_id and a.action = ${action}) as told
      where made.things < acts or (made.things > acts and not has_more))`;

/** What one write makes in several tables, where a part of it is missing. */
const HALVES: Readonly<Record<string, string>> = {
  'days whose kept sums are not those of their earnings': DAYS_APART,
  'earnings with hours that are not there, or without hours that are': `
    select from earning e where e.user_id = any($1) and e.has_own_hours <> exists (
      select from work w where w.user_id = e.user_id and w.earning_id = e.id
        and (w.deleted_at is null) = (e.deleted_at is null))`,
  'keys of requests without an answer': `
    select from idempotency_key where user_id = any($1) and answer is null`,
  'changes of many that count other earnings than they remember': `
    select from bulk_change b where b.user_id = any($1) and b.earning_count <> (
      select count(*) from bulk_change_earning r where r.user_id = b.user_id and r.bulk_change_id = b.id)`,
  'changes of many that are not in the history of the account, or are there twice': `
    select from (
      select user_id, kind, count(*) as things from bulk_change where user_id = any($1) group by user_id, kind) as made
    where ${isToldApart(`case kind when 'edit' then 'earnings_edited' else 'earnings_deleted' end`)}`,
  'imports that are not in the history of the account, or are there twice': `
    select from (
      select user_id, count(*) as things from statement_import
      where user_id = any($1) and state = 'committed' group by user_id) as made
    where ${isToldApart(`'import_committed'`)}`,
};

/** Reads all that these users have, and what is kept of it. */
export async function lookAt(url: string, users: readonly string[]): Promise<Seen> {
  const client = await connected(url);
  try {
    await client.query('begin isolation level repeatable read read only');
    const things = await client.query<ThingRow>(THINGS, [users]);
    const kept = await client.query<{ user: string; currency: string; micros: string }>(KEPT_SUMS, [users]);
    const halves: string[] = [];
    for (const [what, text] of Object.entries(HALVES)) {
      const { rowCount } = await client.query(text, [users]);
      if (rowCount !== 0) halves.push(`${rowCount} ${what}`);
    }
    const sums = kept.rows.map(({ micros, ...sum }) => ({
      ...sum,
      kind: 'earning' as const,
      micros: BigInt(micros),
    }));
    return {
      found: things.rows.map(foundOf),
      told: [{ by: 'what the database keeps', of: ['earning'], sums }],
      halves,
    };
  } finally {
    await client.end();
  }
}

function foundOf({ user, thing, kind, currency, micros, is_live: isLive, tags, seconds }: ThingRow): Found {
  return {
    user,
    thing,
    kind,
    state: { currency, micros: BigInt(micros), isLive, tags: tags.toSorted(), seconds },
  };
}

const BUSY = `
  select from pg_stat_activity
  where datname = current_database() and application_name like 'earntrack-server%' and state <> 'idle'`;
/** A transaction whose server is not heard of any more is ended by the database after half a minute. */
const QUIET_WITHIN_MS = 45_000;
const LOOK_MS = 50;

/** Until the database does nothing any more for a server: what was given up by those who asked may still have been on its way. */
export async function untilQuiet(url: string): Promise<void> {
  const client = await connected(url);
  const untilMs = performance.now() + QUIET_WITHIN_MS;
  try {
    for (;;) {
      const { rowCount } = await client.query(BUSY);
      if (rowCount === 0) return;
      if (performance.now() > untilMs)
        throw new Error(`${rowCount} connections of the server are still busy.`);
      await pause(LOOK_MS);
    }
  } finally {
    await client.end();
  }
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'checker' });
  await client.connect();
  return client;
}

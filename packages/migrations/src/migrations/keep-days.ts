import { type Kysely, type RawBuilder, sql } from 'kysely';

const KEY = sql.raw('user_id, earned_on, platform_id, currency, has_own_hours, is_correction');

/** What each column of `earning_day` adds up, of earnings that are added (sign 1) or taken away (sign -1). */
export type DaySums = Readonly<Record<string, string>>;

const ADDED = sql`select 1 as sign, added.* from added`;
const REMOVED = sql`select -1 as sign, removed.* from removed`;

/** The rows of each kind of statement as PostgreSQL gives them to a trigger. */
export const DAY_EVENTS = [
  { event: 'insert', source: ADDED, tables: 'new table as added' },
  {
    event: 'update',
    source: sql`${ADDED} union all ${REMOVED}`,
    tables: 'old table as removed new table as added',
  },
  { event: 'delete', source: REMOVED, tables: 'old table as removed' },
] as const;

type DayEvent = (typeof DAY_EVENTS)[number];

/** What keeps the given columns of `earning_day`. */
export function keepDays(sums: DaySums) {
  const columns = Object.keys(sums);
  const names = sql.raw(columns.join(', '));

  /** What the earnings of `source`, each with a sign, add up to. */
  function sumsOf(source: RawBuilder<unknown>): RawBuilder<unknown> {
    const summed = columns.map((name) => sql.raw(`${sums[name]} as ${name}`));
    return sql`
    select user_id, earned_on, platform_id, currency, has_own_hours, adjusts_id is not null as is_correction,
      ${sql.join(summed)}
    from (${source}) as earning
    where deleted_at is null
    group by 1, 2, 3, 4, 5, 6`;
  }

  /** Adds sums to those that are kept; the ones with nothing in them are left out. */
  function addToDays(change: RawBuilder<unknown>): RawBuilder<unknown> {
    const added = columns.map((column) => sql.raw(`${column} = day.${column} + excluded.${column}`));
    return sql`
    insert into earning_day as day (${KEY}, ${names})
    select ${KEY}, ${names} from (${change}) as change
    where (${names}) <> (${sql.raw(columns.map(() => '0').join(', '))})
    -- In one order, so that two statements at once never wait for each other.
    order by ${KEY}
    on conflict (${KEY}) do update set ${sql.join(added)}`;
  }

  return {
    /**
     * Adds what is missing: all of an owner's earnings without what is kept of them, both seen by one statement. Changes that it
     * does not see add themselves, before or after it.
     */
    addMissing(ownerId: string): RawBuilder<unknown> {
      const earnings = sumsOf(sql`select 1 as sign, earning.* from earning where user_id = ${ownerId}`);
      const taken = sql.join(columns.map((name) => sql.raw(`-${name}`)));
      const summed = sql.join(columns.map((name) => sql.raw(`sum(${name}) as ${name}`)));
      return addToDays(sql`
    select ${KEY}, ${summed} from (
      select ${KEY}, ${names} from (${earnings}) as earned
      union all
      select ${KEY}, ${taken} from earning_day where user_id = ${ownerId}
    ) as missing
    group by 1, 2, 3, 4, 5, 6`);
    },

    /** What a trigger of this event runs; in the place of one that is there. */
    async createFunction(db: Kysely<unknown>, { event, source }: DayEvent): Promise<void> {
      await sql`
    create or replace function ${nameOf(event)}() returns trigger language plpgsql as $$
    begin
      ${addToDays(sumsOf(source))};
      return null;
    end $$`.execute(db);
    },
  };
}

export async function createDayTrigger(
  db: Kysely<unknown>,
  { event, tables }: DayEvent,
  table = 'earning',
): Promise<void> {
  await sql`
    create or replace trigger ${nameOf(event)} after ${sql.raw(event)} on ${sql.table(table)}
    referencing ${sql.raw(tables)} for each statement execute function ${nameOf(event)}()`.execute(db);
}

export async function dropDayTrigger(db: Kysely<unknown>, { event }: DayEvent): Promise<void> {
  await sql`drop trigger if exists ${nameOf(event)} on earning`.execute(db);
  await sql`drop function if exists ${nameOf(event)}()`.execute(db);
}

function nameOf(event: DayEvent['event']) {
  return sql.id(`earning_day_after_${event}`);
}

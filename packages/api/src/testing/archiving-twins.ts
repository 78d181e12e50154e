import { asOperator, USER_OWNED_TABLES } from '@earntrack/db';
import { sql } from 'kysely';
import { exportEarnings } from '../features/earnings/index.ts';
import type { Person, TestApi } from './test-api.ts';

/** The same account in one of two databases. */
export interface Twin {
  app: TestApi;
  ana: Person;
}

/** Takes away all that the account of a twin has. */
export async function emptied({ app, ana }: Twin): Promise<void> {
  const db = asOperator(app.services.db, 'A test begins anew');
  for (const table of USER_OWNED_TABLES.toReversed()) {
    if (table !== 'profile' && table !== 'account_audit')
      await db.deleteFrom(table).where('user_id', '=', ana.userId).execute();
  }
}

/** Everything that an account can see of its earnings. */
export async function everything({ app, ana: { api, userId } }: Twin, ofYears: readonly number[]) {
  const years = ofYears.map((year) => ({ from: `${year}-01-01`, to: `${year}-12-31` }));
  const filters = [{}, { tags: ['night'] }, { source: 'statement' as const }, ...years];
  const actor = { userId, now: app.clock.now() };
  const file: string[] = [];
  for await (const part of exportEarnings(app.services.db, actor, {})) file.push(part);
  return {
    lists: await Promise.all(filters.map((filter) => api.earnings.list({ ...filter, limit: 200 }))),
    sums: await Promise.all(filters.map((filter) => api.earnings.sums(filter))),
    days: await Promise.all(filters.map((filter) => api.earnings.days(filter))),
    tags: await api.earnings.tags(),
    work: await api.work.list({ limit: 200 }),
    owed: await api.payouts.owed(),
    overview: await api.dashboard.summary({ period: { kind: 'all' } }),
    bulk: await api.earnings.bulkChanges(),
    file: file.join(''),
  };
}

/** Days whose kept sums are not those of their earnings, work whose kept copies are not theirs, and ids that both tables have. */
export async function faultsOf({ app }: Twin) {
  const db = asOperator(app.services.db, 'A test looks at tables as PostgreSQL has them');
  const { rows } = await sql<
    Record<'wrong' | 'copies' | 'twice' | 'twiceWork' | 'archived' | 'archivedWork' | 'archivedHours', number>
  >`
    select
      (select count(*)::integer from (
        select user_id, earned_on, sum(net_micros) as net, count(*) as rows from earning where deleted_at is null group by 1, 2) as summed
      full join (
        select user_id, earned_on, sum(net_micros) as net, sum(earning_count) as rows from earning_day
        where earning_count > 0 group by 1, 2) as kept using (user_id, earned_on)
      where (summed.net, summed.rows) is distinct from (kept.net, kept.rows)) as wrong,
      (select count(*)::integer from work where platform_ids <> array(
          select platform_id from work_platform as of where of.user_id = work.user_id and work_id = work.id order by 1)
        or own_currency is distinct from (
          select currency from earning where earning.user_id = work.user_id and earning.id = earning_id)) as copies,
      (select count(*)::integer from only earning join earning_archive using (user_id, id)) as twice,
      (select count(*)::integer from only work join work_archive using (user_id, id)) as "twiceWork",
      (select count(*)::integer from earning_archive) as archived,
      (select count(*)::integer from work_archive where earning_id is null) as "archivedWork",
      (select count(*)::integer from work_archive where earning_id is not null) as "archivedHours"`.execute(
    db,
  );
  return rows[0];
}

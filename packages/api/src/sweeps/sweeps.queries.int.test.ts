import { randomUUID } from 'node:crypto';
import { asOperator } from '@earntrack/db';
import { asCurrency, asLocalDate } from '@earntrack/domain';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Handle } from '../actor.ts';
import { addPlatform, createTestApi, type TestApi } from '../testing/index.ts';
import {
  batchOfBin,
  batchOfThings,
  deleteBinnedBefore,
  oldActs,
  oldEvents,
  unfinishedImport,
} from './sweeps.queries.ts';

const oldest = new Date('2026-10-12T10:00:00Z');

let app: TestApi;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());

test.each([
  ['earning_in_bin', (db: Handle) => batchOfBin(db, 'earning', oldest)],
  ['work_in_bin', (db: Handle) => batchOfBin(db, 'work', oldest)],
  ['payout_in_bin', (db: Handle) => batchOfBin(db, 'payout', oldest)],
  ['goal_in_bin', (db: Handle) => batchOfThings(db, 'goal', oldest)],
  ['product_in_bin', (db: Handle) => batchOfThings(db, 'product', oldest)],
  ['platform_in_bin', (db: Handle) => batchOfThings(db, 'platform', oldest)],
  ['statement_import_unfinished', (db: Handle) => unfinishedImport(db, oldest)],
])('what is to be swept is found by the index %s, not by reading every row', async (index, queryOf) => {
  const plan = await app.services.db.transaction().execute(async (tx) => {
    // The tables of a test are so small that PostgreSQL would read them whole all the same.
    await sql`set local enable_seqscan = off`.execute(tx);
    const asked = asOperator(tx, 'Only the plan is asked for');
    return sql<Record<string, string>>`explain ${queryOf(tx)}`.execute(asked);
  });
  expect(plan.rows.flatMap((line) => Object.values(line)).join('\n')).toContain(index);
});

test.each([
  ['account_audit_by_time', (db: Handle) => oldActs(db, oldest)],
  ['live_event_by_age', (db: Handle) => oldEvents(db, oldest)],
  ['live_event_by_position', (db: Handle) => oldEvents(db, oldest)],
])('what is old is found by account, with the index %s as it begins', async (index, queryOf) => {
  const plan = await app.services.db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx);
    await sql`set local enable_bitmapscan = off`.execute(tx);
    const asked = asOperator(tx, 'Only the plan is asked for');
    return sql<Record<string, string>>`explain ${queryOf(tx)}`.execute(asked);
  });
  const lines = plan.rows.flatMap((line) => Object.values(line));
  const scans = lines.flatMap((line, at) => (line.includes(` ${index} `) ? [lines[at + 1] ?? ''] : []));
  expect(scans.length, lines.join('\n')).toBeGreaterThan(0);
  for (const condition of scans) expect(condition).toMatch(/Index Cond: \(\(?user_id = account\.user_id\)/);
});

test('a bin of more rows than go at once is emptied whole, and nothing else with it', async () => {
  const ana = await app.signUp();
  const { id: platform_id } = await addPlatform(ana);
  const rowAt = (deleted_at: Date | null) => ({
    user_id: ana.userId,
    id: randomUUID(),
    platform_id,
    earned_on: asLocalDate('2026-09-01'),
    currency: asCurrency('EUR'),
    source: 'typed' as const,
    deleted_at,
  });
  const binned = Array.from({ length: 2_500 }, () => rowAt(new Date('2026-09-02T10:00:00Z')));
  const kept = [rowAt(null), rowAt(oldest)];
  await app.services.db
    .insertInto('earning')
    .values([...binned, ...kept])
    .execute();

  await deleteBinnedBefore(app.services.db, oldest);

  const left = await app.services.db
    .selectFrom('earning')
    .select('id')
    .where('user_id', '=', ana.userId)
    .execute();
  expect(left.map(({ id }) => id).toSorted()).toEqual(kept.map(({ id }) => id).toSorted());
});

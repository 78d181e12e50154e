import { asOperator } from '@earntrack/db';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { addPlatform, createTestApi, earningInput, type TestApi } from '../testing/index.ts';
import { recordRelease } from '../releases/releases.ts';
import { readFigures } from './figures.ts';

const HOUR_MS = 3_600_000;

let app: TestApi;
beforeAll(async () => {
  app = await createTestApi({ now: new Date().toISOString() });
});
afterAll(() => app.close());

const figures = (atMs = 0) => readFigures(app.services.db, new Date(app.clock.now().getTime() + atMs));

test('people, their browsers and their earnings are counted, each active person once, by when they were last seen', async () => {
  const ana = await app.signUp();
  const ben = await app.signUp();
  const again = await app.visit();
  await again.api.auth.login({ email: ana.email, password: 'a long enough password' });
  const { accessToken } = await (await app.visit()).api.tokens.login({
    email: ana.email,
    password: 'a long enough password',
  });
  await (await app.program(accessToken)).api.tokens.test();
  const { id } = await addPlatform(ben);
  await ben.api.earnings.create(earningInput(id, '10'));

  expect(await figures()).toEqual({
    accounts: 2,
    earnings: 1,
    openSessions: 3,
    activeUsers: { day: 2, week: 2 },
    releases: { succeeded: 0, failed: 0, rolled_back: 0 },
    backups: {
      madeAt: null,
      verifiedBegunAt: null,
      missingSince: expect.any(Date),
      bytes: null,
      seconds: null,
      failures: 0,
    },
    drills: [],
  });
  expect((await figures(30 * HOUR_MS)).activeUsers).toEqual({ day: 0, week: 2 });
  expect((await figures(8 * 24 * HOUR_MS)).activeUsers).toEqual({ day: 0, week: 0 });
  expect((await figures(400 * 24 * HOUR_MS)).openSessions).toBe(0);
});

test('a table too large to count is told as PostgreSQL estimates it', async () => {
  const everybody = asOperator(app.services.db, 'A large table is made for a test');
  const made = sql`
    insert into earning (user_id, id, platform_id, earned_on, currency, source)
    select ${randomUUID()}, gen_random_uuid(), ${randomUUID()}, '2026-01-01', 'EUR', 'typed' from generate_series(1, 60000)`;
  await app.services.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await made.execute(asOperator(tx, 'A large table is made for a test'));
  });
  expect((await figures()).earnings).toBe(50_000);
  await sql`analyze earning`.execute(everybody);
  expect((await figures()).earnings).toBeGreaterThan(59_000);
});

test('releases are counted by how they went', async () => {
  for (const result of ['succeeded', 'succeeded', 'failed'] as const)
    await recordRelease(app.services.db, { id: randomUUID(), version: '1.0.0', result, note: '' });
  expect((await figures()).releases).toEqual({ succeeded: 2, failed: 1, rolled_back: 0 });
});

test('while no backup was proved it is missing since the first account, and where there is nobody since never', async () => {
  const { db } = app.services;
  const missingSince = async () => (await figures()).backups.missingSince;
  const { first } = await asOperator(db, 'A test looks who was first')
    .selectFrom('account')
    .select(({ fn }) => fn.min<Date>('created_at').as('first'))
    .executeTakeFirstOrThrow();
  expect(await missingSince()).toEqual(first);
  const empty = await createTestApi({ now: new Date().toISOString() });
  onTestFinished(() => empty.close());
  const { backups } = await readFigures(empty.services.db, new Date());
  expect(backups.missingSince).toBeNull();
});

test('backups are told by the newest that was made and the last that was proved, and failures are counted', async () => {
  const later = new Date('2026-11-14T00:00:00Z');
  const run = (hour: number, state: 'verified' | 'made' | 'failed', bytes: bigint) => {
    const at = (minutes: number) => new Date(Date.UTC(2026, 10, 12, hour, minutes));
    const made_at = state === 'failed' ? null : at(1);
    return {
      id: randomUUID(),
      name: null,
      place: '/backups',
      state,
      reason: '',
      row_count: 1n,
      byte_count: bytes,
      begun_at: at(0),
      seen_at: at(2),
      ended_at: at(2),
      made_at,
      verified_at: state === 'verified' ? at(2) : null,
    };
  };
  // Proved once more days later, it is as old as it was.
  const again = { ...run(0, 'verified', 5n), made_at: null, ended_at: later, verified_at: later };
  const runs = [again, run(1, 'verified', 10n), run(2, 'made', 20n), run(3, 'failed', 0n)];
  await app.services.db.insertInto('backup_run').values(runs).execute();
  expect((await figures()).backups).toEqual({
    madeAt: new Date('2026-11-12T02:01:00Z'),
    verifiedBegunAt: new Date('2026-11-12T01:00:00Z'),
    missingSince: null,
    bytes: 20,
    seconds: 120,
    failures: 1,
  });
});

test('drills are told by the last of each kind that passed, and one that failed later makes it no newer', async () => {
  const act = (
    day: number,
    action: 'drill_passed' | 'drill_failed',
    details: Record<string, string | number>,
  ) => ({
    id: randomUUID(),
    at: new Date(Date.UTC(2026, 10, day)),
    action,
    actor_id: null,
    address: '',
    details: JSON.stringify({ drill: 'total-loss', ...details }),
  });
  const acts = [
    act(1, 'drill_passed', { rtoSeconds: 90.5 }),
    act(8, 'drill_passed', { rtoSeconds: 130.25 }),
    act(9, 'drill_failed', { failure: 'There is no backup.' }),
  ];
  await app.services.db.insertInto('operator_act').values(acts).execute();
  expect((await figures()).drills).toEqual([
    { drill: 'total-loss', passedAt: new Date('2026-11-08T00:00:00Z'), rtoSeconds: 130.25 },
  ]);
});

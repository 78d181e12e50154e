import { randomUUID } from 'node:crypto';
import { createAccounts, OPERATOR } from '@earntrack/auth';
import { registerInput } from '@earntrack/contract';
import { asOperator, createDatabase, type DatabaseHandle } from '@earntrack/db';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { asCurrency, asLocalDate } from '@earntrack/domain';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { earntrack } from '../testing/command-here.ts';

let postgres: Awaited<ReturnType<typeof startThrowawayPostgres>>;
let database: DatabaseHandle;
/** What was printed before anybody had registered. */
let noAccounts: Awaited<ReturnType<typeof earntrack>>;

beforeAll(async () => {
  postgres = await startThrowawayPostgres();
  await migrateUp(postgres.url);
  vi.stubEnv('DATABASE_URL', postgres.url);
  database = createDatabase({ connectionString: postgres.url });
  const accounts = createAccounts({ db: database.db });
  noAccounts = await earntrack('user', 'list');
  for (const email of ['ada@example.org', 'ben@example.org']) {
    const settings = { timeZone: 'Europe/Vienna', currency: 'EUR', locale: 'en', weekStart: 1 };
    const wish = registerInput.parse({ email, password: 'a password of some length', ...settings });
    await accounts.registerAccount(wish, 'open', OPERATOR);
  }
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.close();
  await postgres.stop();
});

it('says in words that nobody has an account', () => {
  expect(noAccounts).toMatchObject({ code: 0, stderr: '' });
  expect(noAccounts.stdout).toBe('Nobody has an account yet: whoever registers first is admin.\n');
});

it('lists accounts, gives one a role, and keeps the last admin', async () => {
  expect((await earntrack('user', 'list')).stdout).toBe(
    'admin      ada@example.org\nuser       ben@example.org\n',
  );
  const given = await earntrack('user', 'role', 'Ben@example.org', 'on_call', '--json');
  expect(JSON.parse(given.stdout)).toMatchObject({ email: 'ben@example.org', role: 'on_call' });
  expect((await earntrack('user', 'show', 'ben@example.org')).stdout).toBe('ben@example.org is on_call.\n');
  const last = await earntrack('user', 'role', 'ada@example.org', 'user');
  expect([last.code, last.stderr]).toEqual([1, expect.stringContaining('This is the only admin.')]);
  const unknown = await earntrack('user', 'role', 'ada@example.org', 'boss');
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('It takes one of admin,')]);
  expect((await earntrack('user', 'role')).code).toBe(2);
});

it('announces maintenance, begins and ends the read-only mode, and says how it stands', async () => {
  const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
  const times = ['--from', days(1), '--to', days(2)];
  const announced = await earntrack('maintenance', 'announce', 'We move to a larger machine.', ...times);
  expect(announced.stdout).toContain('(less than 7 days of notice): We move to a larger machine.');
  const on = await earntrack('maintenance', 'on', 'We move now.', '--until', days(0.1));
  expect(on.stdout).toMatch(/^Read-only since .*, until about .*: We move now\.$/m);
  expect((await earntrack('maintenance', 'on')).stderr).toContain('read-only already');
  expect((await earntrack('maintenance', 'off')).stdout).toContain('Everything can be saved.');
  const { stdout } = await earntrack('maintenance', 'status', '--json');
  const { windows } = JSON.parse(stdout) as { windows: { id: string }[] };
  const cancelled = await earntrack('maintenance', 'cancel', windows[0]?.id ?? '');
  expect(cancelled.stdout).toContain('No maintenance is announced.');
});

it('archives old years and brings them back, says before what it would do, and remembers who did it', async () => {
  const db = asOperator(database.db, 'A test looks at tables as PostgreSQL has them');
  const { user_id } = await db.selectFrom('account').select('user_id').limit(1).executeTakeFirstOrThrow();
  const platform_id: string = randomUUID();
  const currency = asCurrency('EUR');
  await db
    .insertInto('platform')
    .values({ user_id, id: platform_id, name: 'Stall', kind: 'other', colour: 1, currency })
    .execute();
  const days = Array.from({ length: 40 }, (_, at) => new Date(Date.UTC(2019, 11, 2 + at)).toISOString());
  const rows = days.map((day, at) => ({
    user_id,
    id: randomUUID(),
    platform_id,
    earned_on: asLocalDate(day.slice(0, 10)),
    currency,
    base_micros: 1_000_000n,
    source: 'typed' as const,
    deleted_at: at === 0 ? new Date() : null,
  }));
  await db.insertInto('earning').values(rows).execute();
  const hours = {
    user_id,
    worked_on: asLocalDate('2019-12-03'),
    clock: 'online',
    online_seconds: 60,
  } as const;
  // Of an earning, and by itself.
  const work = [rows[1]?.id, null].map((earning_id) => ({
    ...hours,
    id: randomUUID(),
    earning_id,
    source: 'typed' as const,
  }));
  await db.insertInto('work').values(work).execute();
  const count = async (table: 'earning' | 'earning_archive') =>
    (await db.selectFrom(table).select('id').execute()).length;
  const where = async () => {
    const sums = await db.selectFrom('earning_day').select('earning_count').execute();
    const counted = sums.reduce((total, { earning_count }) => total + earning_count, 0);
    return { all: await count('earning'), archived: await count('earning_archive'), counted };
  };
  const plan = await earntrack('maintenance', 'archive-years', '--before', '2020', '--dry-run');
  expect(plan.stdout).toContain(
    '29 earnings with their hours and 1 entry of work would be archived, and 1 earning of the same years stays',
  );
  expect(await where()).toEqual({ all: 40, archived: 0, counted: 39 });
  const done = await earntrack('maintenance', 'archive-years', '--before', '2020', '--json');
  expect([done.code, JSON.parse(done.stdout)]).toEqual([
    0,
    { way: 'archive', moved: 29, movedWork: 1, held: 1, isWhole: true },
  ]);
  expect(await where()).toEqual({ all: 40, archived: 29, counted: 39 });
  const again = await earntrack('maintenance', 'archive-years', '--before', '2020');
  expect(again.stdout).toContain('0 earnings with their hours and 0 entries of work were archived');
  expect((await earntrack('maintenance', 'bring-back', '--dry-run')).stdout).toBe(
    '29 earnings with their hours and 1 entry of work would come back.\n',
  );
  expect((await earntrack('maintenance', 'bring-back')).stdout).toBe(
    '29 earnings with their hours and 1 entry of work came back.\n',
  );
  expect(await where()).toEqual({ all: 40, archived: 0, counted: 39 });
  const acts = await db
    .selectFrom('operator_act')
    .select(['action', 'details'])
    .where('action', 'in', ['archiving_begun', 'archiving_ended'])
    .execute();
  expect(acts).toHaveLength(6);
  expect(acts).toContainEqual({
    action: 'archiving_ended',
    details: { way: 'archive', beforeYear: 2020, moved: 29, movedWork: 1, isWhole: true },
  });
  for (const year of ['20', '1969', String(new Date().getUTCFullYear())]) {
    const refused = await earntrack('maintenance', 'archive-years', '--before', year);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('Say --before YEAR')]);
  }
  expect((await earntrack('maintenance', 'bring-back', '--before', '2020')).code).toBe(2);
});

it('declares an incident, speaks of it, resolves it and prints its report', async () => {
  const title = 'Statements are taken in slowly';
  const wrong = await earntrack('incident', 'declare', title, '--severity', 'P9', '--affects', 'imports');
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('--severity cannot be "P9".')]);
  const wish = ['--severity', 'P3', '--affects', 'imports, api', '--message', 'Files wait longer.'];
  const declared = await earntrack('incident', 'declare', title, ...wish, '--json');
  const [incident] = JSON.parse(declared.stdout) as { id: string }[];
  const id = incident?.id ?? '';
  const said = ['--status', 'identified', '--severity', 'P2', '--message', 'A disk is full.'];
  expect((await earntrack('incident', 'update', id, ...said)).stdout).toContain(`${id}  P2  identified`);
  const still = await earntrack('incident', 'update', id, '--message', 'Nothing has changed.');
  expect(still.stdout).toContain(`${id}  P2  identified`);
  const end = [
    '--message',
    'Files go through again.',
    '--cause',
    'Old logs.',
    '--follow-ups',
    'Rotate them.',
  ];
  expect((await earntrack('incident', 'resolve', id, ...end)).stdout).toContain('resolved');
  const late = await earntrack('incident', 'update', id, '--message', 'Late.');
  expect([late.code, late.stderr]).toEqual([1, expect.stringContaining('This incident is resolved.')]);
  expect((await earntrack('incident', 'list')).stdout).toContain(title);
  const { stdout } = await earntrack('incident', 'report', id);
  for (const part of [
    `# ${title}`,
    'by whoever runs the server',
    'A disk is full.',
    'Old logs.',
    'Rotate them.',
  ])
    expect(stdout).toContain(part);
  const acts = await database.db.selectFrom('operator_act').select('actor_id').execute();
  expect(acts.length).toBeGreaterThan(5);
  expect(acts.every(({ actor_id }) => actor_id === null)).toBe(true);
});

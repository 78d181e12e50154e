import { createAccounts, OPERATOR } from '@earntrack/auth';
import { registerInput } from '@earntrack/contract';
import { createDatabase, type DatabaseHandle } from '@earntrack/db';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { commandHere as earntrack } from '../testing/command-here.ts';

let postgres: Awaited<ReturnType<typeof startThrowawayPostgres>>;
let database: DatabaseHandle;

beforeAll(async () => {
  postgres = await startThrowawayPostgres();
  await migrateUp(postgres.url);
  vi.stubEnv('DATABASE_URL', postgres.url);
  database = createDatabase({ connectionString: postgres.url });
  const accounts = createAccounts({ db: database.db });
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
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('role: ')]);
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

it('declares an incident, speaks of it, resolves it and prints its report', async () => {
  const title = 'Statements are taken in slowly';
  const wrong = await earntrack('incident', 'declare', title, '--severity', 'P9', '--affects', 'imports');
  expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('severity: ')]);
  const wish = ['--severity', 'P3', '--affects', 'imports, api', '--message', 'Files wait longer.'];
  const declared = await earntrack('incident', 'declare', title, ...wish, '--json');
  const [incident] = JSON.parse(declared.stdout) as { id: string }[];
  const id = incident?.id ?? '';
  const said = ['--status', 'identified', '--severity', 'P2', '--message', 'A disk is full.'];
  expect((await earntrack('incident', 'update', id, ...said)).stdout).toContain(`${id}  P2  identified`);
  const end = [
    '--message',
    'Files go through again.',
    '--cause',
    'Old logs.',
    '--follow-ups',
    'Rotate them.',
  ];
  expect((await earntrack('incident', 'resolve', id, ...end)).stdout).toContain('resolved');
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

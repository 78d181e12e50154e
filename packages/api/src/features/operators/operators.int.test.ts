import { randomUUID } from 'node:crypto';
import { mayOperate, type OperatorRight, ROLES, type Role } from '@earntrack/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApi, incidentInput, type Person, refusal, type TestApi } from '../../testing/index.ts';
import { sweep } from '../../sweeps/sweep.ts';
import { appRouter } from '../../trpc/app-router.ts';

let app: TestApi;
let admin: Person;
const people = new Map<Role, Person>();
beforeAll(async () => {
  app = await createTestApi();
  admin = await app.signUp({ email: 'admin@example.com' });
  for (const role of ROLES) {
    const person = await app.signUp({ email: `${role}-role@example.com` });
    await admin.api.operator.setRole({ email: person.email, role });
    people.set(role, person);
  }
});
afterAll(() => app.close());

type Call = [right: OperatorRight, call: (person: Person) => Promise<unknown>];

const NOT_THERE = randomUUID();
const times = { startsAt: '2026-11-20T02:00:00Z', endsAt: '2026-11-20T02:30:00Z' };

/** Each is asked for something that is harmless, or not there: only the right is in question. */
const CALLS: Record<string, Call> = {
  'auth.invite': ['accounts', ({ api }) => api.auth.invite({})],
  'operator.overview': ['look', ({ api }) => api.operator.overview()],
  'operator.acts': ['look', ({ api }) => api.operator.acts()],
  'operator.accounts': ['accounts', ({ api }) => api.operator.accounts()],
  'operator.setRole': [
    'accounts',
    ({ api }) => api.operator.setRole({ email: 'nobody@example.com', role: 'admin' }),
  ],
  'operator.console.vitals': ['look', ({ api }) => api.operator.console.vitals()],
  'operator.console.slowQueries': ['look', ({ api }) => api.operator.console.slowQueries()],
  'operator.console.jobs': ['look', ({ api }) => api.operator.console.jobs()],
  'operator.console.imports': ['look', ({ api }) => api.operator.console.imports()],
  'operator.console.sessions': ['look', ({ api }) => api.operator.console.sessions()],
  'operator.console.features': ['look', ({ api }) => api.operator.console.features()],
  'operator.console.logErrors': ['logs', ({ api }) => api.operator.console.logErrors()],
  'operator.console.logStory': [
    'logs',
    ({ api }) => api.operator.console.logStory({ requestId: 'test-request' }),
  ],
  'operator.incidents.list': ['look', ({ api }) => api.operator.incidents.list()],
  'operator.incidents.get': ['look', ({ api }) => api.operator.incidents.get({ incidentId: NOT_THERE })],
  'operator.incidents.report': [
    'look',
    ({ api }) => api.operator.incidents.report({ incidentId: NOT_THERE }),
  ],
  'operator.incidents.declare': ['incidents', ({ api }) => api.operator.incidents.declare(incidentInput())],
  'operator.incidents.update': [
    'incidents',
    ({ api }) =>
      api.operator.incidents.update({
        id: randomUUID(),
        incidentId: NOT_THERE,
        status: 'identified',
        message: 'Found.',
      }),
  ],
  'operator.incidents.resolve': [
    'incidents',
    ({ api }) =>
      api.operator.incidents.resolve({ id: randomUUID(), incidentId: NOT_THERE, message: 'Over.' }),
  ],
  'operator.incidents.review': [
    'incidents',
    ({ api }) =>
      api.operator.incidents.review({ incidentId: NOT_THERE, version: 1, cause: 'x', followUps: '' }),
  ],
  'operator.console.restart': [
    'restart',
    ({ api }) => api.operator.console.restart({ instanceId: NOT_THERE, host: 'server-2' }),
  ],
  'operator.maintenance.get': ['look', ({ api }) => api.operator.maintenance.get()],
  'operator.maintenance.announce': [
    'maintenance',
    ({ api }) => api.operator.maintenance.announce({ id: randomUUID(), sentence: 'We move.', ...times }),
  ],
  'operator.maintenance.cancel': [
    'maintenance',
    ({ api }) => api.operator.maintenance.cancel({ id: NOT_THERE }),
  ],
  'operator.maintenance.beginReadOnly': [
    'maintenance',
    ({ api }) => api.operator.maintenance.beginReadOnly({ id: randomUUID() }),
  ],
  'operator.maintenance.endReadOnly': ['maintenance', ({ api }) => api.operator.maintenance.endReadOnly()],
};

const outcomeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    async (fault: unknown) => (await refusal(Promise.reject(fault))).code,
  );

describe('a role', () => {
  test('is tried here with every procedure of operators', () => {
    const all = Object.keys(appRouter._def.procedures).filter((path) => path.startsWith('operator.'));
    expect(
      Object.keys(CALLS)
        .filter((path) => path.startsWith('operator.'))
        .sort(),
    ).toEqual(all.sort());
  });

  test.each(ROLES)('%s may do what its rights say and nothing else', async (role) => {
    const person = people.get(role) as Person;
    for (const [path, [right, call]] of Object.entries(CALLS)) {
      const outcome = await outcomeOf(call(person));
      expect([path, outcome === 'forbidden']).toEqual([path, !mayOperate(role, right)]);
      await admin.api.operator.maintenance.endReadOnly();
    }
  });

  test('gives everything to an admin, and nothing to somebody who only keeps earnings', () => {
    const rights: OperatorRight[] = ['look', 'incidents', 'maintenance', 'logs', 'restart', 'accounts'];
    const table = ROLES.map((role) => [role, rights.filter((right) => mayOperate(role, right))]);
    expect(Object.fromEntries(table)).toEqual({
      admin: rights,
      developer: ['look'],
      on_call: ['look', 'incidents', 'maintenance', 'logs', 'restart'],
      user: [],
    });
  });

  test('that was taken away takes its rights with it at once, and both records remember it', async () => {
    const rui = await app.signUp({ email: 'rui@example.com' });
    await admin.api.operator.setRole({ email: rui.email, role: 'on_call' });
    await expect(rui.api.operator.overview()).resolves.toMatchObject({ operators: 5 });
    await admin.api.operator.setRole({ email: rui.email, role: 'user' });
    expect((await refusal(rui.api.operator.overview())).code).toBe('forbidden');
    const [act] = (await rui.api.audit.list()).items;
    expect(act).toMatchObject({
      action: 'role_changed',
      by: 'operator',
      details: { from: 'on_call', to: 'user' },
    });
    const [done] = (await admin.api.operator.acts()).items;
    expect(done).toMatchObject({
      action: 'role_changed',
      by: 'admin@example.com',
      details: { email: rui.email, from: 'on_call', to: 'user' },
    });
    await rui.api.auth.deleteAccount({ currentPassword: 'a long enough password' });
    const [later] = (await admin.api.operator.acts()).items;
    expect(later).toMatchObject({ id: done?.id, details: { email: 'an account that is gone' } });
    const kept = await app.services.db.selectFrom('operator_act').select('details').execute();
    expect(JSON.stringify(kept)).not.toContain(rui.email);
  });

  test('what was done with it is forgotten after a year', async () => {
    const { db } = app.services;
    const old = {
      id: randomUUID(),
      at: new Date(Date.now() - 400 * 86_400_000),
      action: 'role_changed',
    } as const;
    await db
      .insertInto('operator_act')
      .values({ ...old, actor_id: null, address: '', details: '{}' })
      .execute();
    await sweep(app.services);
    const ids = await db.selectFrom('operator_act').select('id').execute();
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.map(({ id }) => id)).not.toContain(old.id);
  });
});

test('accounts and acts are listed in pages, and what an act says cannot be changed', async () => {
  const emails: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof admin.api.operator.accounts>> = await admin.api.operator.accounts({
      limit: 2,
      cursor,
    });
    emails.push(...page.items.map(({ email }) => email));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(emails).toEqual(emails.toSorted());
  expect(new Set(emails).size).toBe(ROLES.length + 1);
  const { items, nextCursor } = await admin.api.operator.acts({ limit: 3 });
  const next = await admin.api.operator.acts({ limit: 3, cursor: nextCursor });
  expect(new Set([...items, ...next.items].map(({ id }) => id)).size).toBe(6);
  const { db } = app.services;
  await expect(db.updateTable('operator_act').set({ address: 'x' }).execute()).rejects.toThrow('append-only');
  await expect(db.deleteFrom('operator_act').execute()).rejects.toThrow('append-only');
});

test('the last admin stays one, also where two take each other’s role at the same moment', async () => {
  const other = people.get('admin') as Person;
  const both = await Promise.allSettled([
    admin.api.operator.setRole({ email: other.email, role: 'user' }),
    other.api.operator.setRole({ email: admin.email, role: 'user' }),
  ]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const [one, two] = await Promise.all([
    app.services.accounts.findAccount(admin.userId),
    app.services.accounts.findAccount(other.userId),
  ]);
  expect(new Set([one?.role, two?.role])).toEqual(new Set(['admin', 'user']));
});

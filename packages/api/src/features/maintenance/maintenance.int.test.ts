import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  type Person,
  platformInput,
  refusal,
  type TestApi,
} from '../../testing/index.ts';
import { appRouter } from '../../trpc/app-router.ts';

let app: TestApi;
let admin: Person;
let ana: Person;
beforeAll(async () => {
  app = await createTestApi();
  admin = await app.signUp({ email: 'admin@example.com' });
  ana = await app.signUp({ email: 'ana@example.com' });
});
afterEach(() => admin.api.operator.maintenance.endReadOnly());
afterAll(() => app.close());

const begin = (given: object = {}) =>
  admin.api.operator.maintenance.beginReadOnly({ id: randomUUID(), ...given });
const show = () => app.services.board.show({ version: '1', upSince: '2026-11-12T09:00:00.000Z' });

interface Def {
  _def: { type: string };
}

/** What signs somebody in or out, and what ends it again. */
const GO_ON = [
  'auth.confirmLogin',
  'auth.endOtherSessions',
  'auth.endSession',
  'auth.login',
  'auth.logout',
  'tokens.login',
  'tokens.refresh',
  'tokens.revoke',
  'tokens.test',
];

test('while EarnTrack is read-only every change is refused in words of its own, reading goes on, and people sign in and out', async () => {
  const { id: platformId } = await addPlatform(ana);
  await begin({ sentence: 'We move to a larger machine.', expectedEnd: '2026-11-12T10:02:00Z' });
  const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Def>);
  const mutations = procedures.flatMap(([path, { _def }]) => (_def.type === 'mutation' ? path : []));
  const goOn = [];
  for (const path of mutations.filter((each) => !each.startsWith('operator.'))) {
    const [feature = '', verb = ''] = path.split('.');
    const call = (ana.api as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[
      feature
    ]?.[verb];
    // What it is given is read later than whether anything may change.
    const outcome = await call?.({}).then(
      () => 'ok',
      async (fault: unknown) => (await refusal(Promise.reject(fault))).code,
    );
    if (path === 'auth.logout') ana = await signInAgain();
    if (outcome !== 'read_only') goOn.push(path);
  }
  expect(goOn.sort()).toEqual(GO_ON);
  expect(await refusal(ana.api.platforms.create(platformInput()))).toMatchObject({
    code: 'read_only',
    message: expect.stringContaining('What you typed stays here'),
  });
  expect(await ana.api.platforms.get({ id: platformId })).toMatchObject({ id: platformId });
  await admin.api.operator.maintenance.endReadOnly();
  await expect(addPlatform(ana)).resolves.toBeDefined();
});

async function signInAgain(): Promise<Person> {
  const visitor = await app.visit();
  await visitor.api.auth.login({ email: ana.email, password: 'a long enough password' });
  return { ...ana, ...visitor };
}

test.each([
  [null, 60],
  ['2026-11-12T10:02:00Z', 120],
  ['2026-11-12T18:00:00Z', 900],
  ['2026-11-12T09:00:00Z', 60],
])(
  'with an end expected at %s a program is told to come back in %i seconds',
  async (expectedEnd, seconds) => {
    await begin({ expectedEnd });
    const fault = await addPlatform(ana).catch((err: unknown) => err as { cause: unknown });
    expect((fault as { cause: unknown }).cause).toMatchObject({
      code: 'read_only',
      retryAfterSeconds: seconds,
    });
  },
);

test('beginning and ending twice is the same as once, and a second sentence is not lost in silence', async () => {
  const id = randomUUID();
  const first = await begin({ id, sentence: 'One.' });
  expect(await begin({ id, sentence: 'One.' })).toEqual(first);
  expect((await refusal(begin({ sentence: 'Two.' }))).code).toBe('conflict');
  expect((await admin.api.operator.maintenance.endReadOnly()).readOnly).toBeNull();
  expect((await admin.api.operator.maintenance.endReadOnly()).readOnly).toBeNull();
  const acts = (await admin.api.operator.acts({ limit: 2 })).items.map(({ action }) => action);
  expect(acts).toEqual(['read_only_ended', 'read_only_begun']);
});

test('two who begin at the same moment begin once', async () => {
  const both = await Promise.allSettled([begin(), begin()]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('maintenance is announced ahead, shown until it is over or taken back, and says where notice was short', async () => {
  const { maintenance } = admin.api.operator;
  const near = { startsAt: '2026-11-13T02:00:00Z', endsAt: '2026-11-13T02:30:00Z' };
  const far = { startsAt: '2026-11-20T02:00:00Z', endsAt: '2026-11-20T02:30:00Z' };
  const wish = { id: randomUUID(), sentence: 'We move.', ...near };
  await maintenance.announce(wish);
  await maintenance.announce(wish);
  const later = randomUUID();
  const { windows } = await maintenance.announce({ id: later, sentence: 'Again.', ...far });
  expect(windows.map(({ isShortNotice }) => isShortNotice)).toEqual([true, false]);
  expect((await refusal(maintenance.announce({ ...wish, sentence: 'Other.' }))).code).toBe('conflict');
  const [from, to] = ['2026-11-12T08:00:00Z', '2026-11-12T09:00:00Z'];
  const past = { id: randomUUID(), sentence: 'Was.', startsAt: from, endsAt: to };
  expect((await refusal(maintenance.announce(past))).fields).toHaveProperty('endsAt');
  const turned = { ...past, startsAt: to, endsAt: from };
  expect((await refusal(maintenance.announce(turned))).fields).toHaveProperty('endsAt');
  expect((await maintenance.cancel({ id: later })).windows).toHaveLength(1);
  await maintenance.cancel({ id: later });
  expect(show()).toMatchObject({ state: 'ok', maintenance: [{ sentence: 'We move.' }] });
  app.clock.advance(16.25 * 3_600_000);
  await app.services.board.refresh();
  expect(show().state).toBe('maintenance');
  app.clock.advance(3_600_000);
  await app.services.board.refresh();
  expect(show()).toMatchObject({ state: 'ok', maintenance: [] });
});

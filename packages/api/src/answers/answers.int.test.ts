import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  addPlatform,
  addProduct,
  earningInput,
  goalInput,
  payoutInput,
  workInput,
} from '../testing/factories.ts';
import { importFile, statementFile } from '../testing/import-session.ts';
import { noAnswers } from '../testing/map-answers.ts';
import { sweep } from '../sweeps/sweep.ts';
import { createTestApi, type Person, type TestApi } from '../testing/test-api.ts';
import { appRouter } from '../trpc/app-router.ts';
import { type ApiRequest, createContext } from '../trpc/context.ts';
import { createCallerFactory } from '../trpc/init.ts';
import { Answers } from './answers.ts';

type Api = Person['api'];

const createCaller = createCallerFactory(appRouter);

const DAY_MS = 86_400_000;
const QUESTIONS = {
  profile: (api) => api.profile.get(),
  platforms: (api) => api.platforms.list({ includeArchived: true }),
  first: (api) => api.earnings.list({ limit: 2 }),
  sums: (api) => api.earnings.sums({}),
  days: (api) => api.earnings.days({}),
  tags: (api) => api.earnings.tags(),
  week: (api) => api.dashboard.summary({ period: { kind: 'week' } }),
  all: (api) => api.dashboard.summary({ period: { kind: 'all' } }),
  report: (api) => api.analytics.report({ period: { kind: 'month' }, currency: 'USD' }),
} satisfies Record<string, (api: Api) => Promise<unknown>>;

let app: TestApi;
let ana: Person;
/** Ana at a server that keeps no answer. */
let fresh: Api;
beforeAll(async () => {
  app = await createTestApi();
});
beforeEach(async () => {
  ana = await app.signUp();
  fresh = apiWithout(ana);
});
afterAll(() => app.close());

function requestOf(person: Person): ApiRequest {
  return {
    requestId: 'test-request',
    address: '127.0.0.1',
    userAgent: 'a test',
    cookieHeader: person.cookie(),
    authorization: undefined,
    noteSpent() {},
    setCookie() {},
  };
}

function apiWithout(person: Person): Api {
  const answers = new Answers(noAnswers());
  return createCaller(() => createContext({ ...app.services, answers }, requestOf(person)));
}

/** Long after anybody can take anything back. */
async function emptyBin(): Promise<void> {
  app.clock.advance(40 * DAY_MS);
  await sweep(app.services);
  app.clock.advance(-40 * DAY_MS);
}

async function writeByHand({ userId }: Person): Promise<void> {
  await app.services.db
    .updateTable('earning')
    .set({ tips_micros: 5_000_000n })
    .where('user_id', '=', userId)
    .execute();
}

async function askAll(api: Api): Promise<unknown> {
  const asked = Object.entries(QUESTIONS).map(async ([name, ask]) => [name, await ask(api)] as const);
  return Object.fromEntries(await Promise.all(asked));
}

test('after every kind of change the next answer of each question is the one that would be made', async () => {
  const { api } = ana;
  const { id: shop } = await addPlatform(ana, { name: 'Shop' });
  const { id: ride } = await addPlatform(ana, { name: 'Ride' });
  const product = await addProduct(ana);
  const typed = earningInput(shop, '84.15', { tags: ['night'], hours: { clock: 'online', seconds: 7200 } });
  const refund = earningInput(shop, '-4', { adjustsId: typed.id, earnedOn: '2026-11-02' });
  const bulk = { id: randomUUID(), target: { ids: [typed.id] }, change: { addTags: ['autumn'] } };
  const work = workInput([ride]);
  const payout = payoutInput(shop, '5');
  const csv = 'platform,date,amount,id\nShop,2026-11-10,12.34,A1\nShop,2026-11-11,1,A2';
  const changes: Record<string, () => Promise<unknown>> = {
    'an earning': () => api.earnings.create(typed),
    'its refund': () => api.earnings.create(refund),
    'another basis': () => api.profile.update({ version: 1, basis: 'accrual' }),
    'more text': () => api.earnings.update({ ...typed, version: 1, note: 'airport' }),
    'a change of many': () => api.earnings.bulkEdit(bulk),
    'that taken back': () => api.earnings.undoBulk({ id: bulk.id }),
    'hours of another platform': () => api.work.create(work),
    'those binned': () => api.work.delete({ id: work.id }),
    'a sale': () =>
      api.earnings.create(earningInput(shop, '9', { sale: { productId: product.id, units: 1 } })),
    'an earning binned': () => api.earnings.delete({ id: typed.id }),
    'the bin emptied': () => emptyBin(),
    'a statement': () =>
      importFile(ana, statementFile(csv, [{ name: 'Shop', target: { kind: 'existing', platformId: shop } }])),
    'a payout': () => api.payouts.create(payout),
    'more of it': () => api.payouts.update({ ...payout, version: 1, amount: '6' }),
    'a payout binned': () => api.payouts.delete({ id: payout.id }),
    'a goal': () => api.goals.create(goalInput('100')),
    'a platform archived': () => api.platforms.archive({ id: ride }),
    'another zone': () => api.profile.update({ version: 2, timeZone: 'Pacific/Auckland' }),
    'what the operator wrote by hand': () => writeByHand(ana),
  };
  await askAll(api);
  for (const [name, change] of Object.entries(changes)) {
    await change();
    const made = await askAll(api);
    expect([name, made]).toEqual([name, await askAll(fresh)]);
  }
  const seen = app.asked.length;
  await askAll(api);
  expect(app.asked.slice(seen).map(({ result }) => result)).toEqual(Object.keys(QUESTIONS).map(() => 'hit'));
});

test('whoever walks through a list leaves no page behind but the first', async () => {
  const { id } = await addPlatform(ana);
  for (const amount of ['1', '2', '3']) await ana.api.earnings.create(earningInput(id, amount));
  const { nextCursor } = await ana.api.earnings.list({ limit: 2 });
  const seen = app.asked.length;
  const rest = await ana.api.earnings.list({ limit: 2, cursor: nextCursor });
  expect([rest.items.length, app.asked.length]).toEqual([1, seen]);
});

test('a new day is one for the overview of whoever did nothing since, at midnight of their own', async () => {
  const { id } = await addPlatform(ana);
  await ana.api.profile.update({ version: 1, timeZone: 'Pacific/Auckland' });
  await ana.api.earnings.create(earningInput(id, '10'));
  const today = () => ana.api.dashboard.summary({ period: { kind: 'day' } });
  expect(await today()).toMatchObject({ today: '2026-11-12', totals: [{ net: '10' }] });
  app.clock.advance(DAY_MS / 24);
  expect(await today()).toMatchObject({ today: '2026-11-13', totals: [{ net: '0' }] });
  app.clock.advance(-DAY_MS / 24);
});

test('who was known before a change and is answered after it leaves nothing too old for who comes next', async () => {
  const { id } = await addPlatform(ana);
  const early = createCaller(await createContext(app.services, requestOf(ana)));
  await ana.api.earnings.create(earningInput(id, '5'));
  expect(await early.earnings.sums({})).toMatchObject([{ net: '5' }]);
  await ana.api.earnings.create(earningInput(id, '6'));
  // Still the request that began before both.
  expect(await early.earnings.sums({})).toMatchObject([{ net: '5' }]);
  expect(await ana.api.earnings.sums({})).toMatchObject([{ net: '11' }]);
});

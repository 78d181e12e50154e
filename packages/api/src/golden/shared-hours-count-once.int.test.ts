import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  earningInput,
  type Person,
  type TestApi,
  workInput,
} from '../testing/index.ts';

let app: TestApi;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());

function online(platformId: string, startedAt: string, endedAt: string) {
  return workInput([platformId], {
    clock: 'online',
    time: { kind: 'span', startedAt: `2026-11-12T${startedAt}:00Z`, endedAt: `2026-11-12T${endedAt}:00Z` },
  });
}

async function twoAppsAtOnce(): Promise<{ ana: Person; first: string; second: string }> {
  const ana = await app.signUp();
  const { id: first } = await addPlatform(ana, { kind: 'delivery' });
  const { id: second } = await addPlatform(ana, { kind: 'rideshare' });
  await ana.api.work.create(online(first, '09:00', '12:00'));
  await ana.api.work.create(online(second, '10:00', '13:00'));
  await ana.api.earnings.create(earningInput(first, '90'));
  await ana.api.earnings.create(earningInput(second, '30'));
  return { ana, first, second };
}

test('two platforms online 09:00–12:00 and 10:00–13:00 are four hours, shared evenly, and reconcile', async () => {
  const { ana, first, second } = await twoAppsAtOnce();

  const summary = await ana.api.dashboard.summary({ period: { kind: 'week' } });

  expect(summary.workedSeconds).toBe(4 * 3600);
  expect(summary.totals[0]?.rate).toMatchObject({ rate: '30', workedSeconds: 4 * 3600, covered: '120' });
  const rateOf = (id: string) => summary.platforms.find(({ platformId }) => platformId === id)?.rate;
  expect(rateOf(first)).toMatchObject({ rate: '45', workedSeconds: 2 * 3600 });
  expect(rateOf(second)).toMatchObject({ rate: '15', workedSeconds: 2 * 3600 });
});

test('the shared two hours are divided by what each platform earned on request', async () => {
  const { ana, first, second } = await twoAppsAtOnce();

  const summary = await ana.api.dashboard.summary({ period: { kind: 'week' }, sharedTime: 'net' });

  const secondsOf = (id: string) =>
    summary.platforms.find(({ platformId }) => platformId === id)?.rate.workedSeconds;
  expect(secondsOf(first)).toBe(2.5 * 3600);
  expect(secondsOf(second)).toBe(1.5 * 3600);
  expect(summary.totals[0]?.rate.workedSeconds).toBe(4 * 3600);
});

test('one stretch that serves two platforms counts once in the total', async () => {
  const ana = await app.signUp();
  const { id: first } = await addPlatform(ana);
  const { id: second } = await addPlatform(ana);
  await ana.api.work.create(workInput([first, second]));

  const summary = await ana.api.dashboard.summary({ period: { kind: 'week' } });

  expect(summary.workedSeconds).toBe(3600);
  expect(summary.platforms.map(({ rate }) => rate.workedSeconds)).toEqual([1800, 1800]);
});

test('hours shared over midnight count once in the days together, however the days are asked for', async () => {
  const ana = await app.signUp();
  const { id: first } = await addPlatform(ana);
  const { id: second } = await addPlatform(ana);
  const span = (platformId: string, startedAt: string, endedAt: string) =>
    ana.api.work.create(workInput([platformId], { time: { kind: 'span', startedAt, endedAt } }));
  await span(first, '2026-11-11T22:00:00Z', '2026-11-12T03:00:00Z');
  await span(second, '2026-11-12T01:00:00Z', '2026-11-12T04:00:00Z');

  const secondsOf = async (from: string, to: string) =>
    (await ana.api.dashboard.summary({ period: { kind: 'custom', from, to } })).workedSeconds;

  expect(await secondsOf('2026-11-11', '2026-11-12')).toBe(6 * 3600);
  expect(await secondsOf('2026-11-11', '2026-11-11')).toBe(4 * 3600);
  expect(await secondsOf('2026-11-12', '2026-11-12')).toBe(2 * 3600);
  expect(await secondsOf('2026-11-13', '2026-11-13')).toBe(0);
});

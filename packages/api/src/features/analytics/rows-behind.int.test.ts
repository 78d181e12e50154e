import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  addPlatform,
  addSpan,
  createTestApi,
  earningInput,
  type Person,
  type TestApi,
} from '../../testing/index.ts';

let app: TestApi;
let ana: Person;
let platformId: string;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());
beforeEach(async () => {
  ana = await app.signUp();
  platformId = (await addPlatform(ana)).id;
});

const quarter = { period: { kind: 'quarter' } } as const;

const earn = (base: string, earnedOn: string, given: Partial<Parameters<typeof earningInput>[2]> = {}) =>
  ana.api.earnings.create(earningInput(platformId, base, { earnedOn, ...given }));

const work = (startedAt: string, endedAt: string, platforms = [platformId]) =>
  addSpan(ana, [startedAt, endedAt], platforms);

test('the stretches behind an hour of the week are those that lie in it', async () => {
  const thursday = await work('2026-11-05T18:30:00Z', '2026-11-05T21:00:00Z');
  await work('2026-11-04T18:00:00Z', '2026-11-04T21:00:00Z');
  const other = (await addPlatform(ana, { currency: 'CHF' })).id;
  await work('2026-11-05T10:00:00Z', '2026-11-05T19:00:00Z', [other]);
  await earn('90', '2026-11-05');
  const cell = { ...quarter, currency: 'USD', weekday: 4, hour: 18 };
  const { rows, count } = await ana.api.analytics.hourRows(cell);
  expect(count).toBe(1);
  expect(rows).toMatchObject([{ workId: thursday.id, seconds: 1800, platformIds: [platformId] }]);
  expect(await ana.api.analytics.hourRows({ ...cell, hour: 21 })).toEqual({ rows: [], count: 0 });
});

test('the earnings behind a bin start at its lower edge and end below its upper one', async () => {
  for (const base of ['49.99', '50', '99.99', '100']) await earn(base, '2026-11-02');
  await earn('60', '2026-11-02', { currency: 'CHF' });
  await earn('60', '2025-11-02');
  const netsOf = async (ends: { from?: string; to?: string }) => {
    const { rows, count } = await ana.api.analytics.sizeRows({ ...quarter, currency: 'USD', ...ends });
    expect(count).toBe(rows.length);
    return rows.map(({ net }) => net).sort();
  };
  expect(await netsOf({ from: '50', to: '100' })).toEqual(['50', '99.99']);
  expect(await netsOf({ to: '50' })).toEqual(['49.99']);
  expect(await netsOf({ from: '100' })).toEqual(['100']);
});

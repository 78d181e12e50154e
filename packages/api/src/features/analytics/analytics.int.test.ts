import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  addPlatform,
  addSpan,
  createTestApi,
  earningInput,
  type Person,
  type TestApi,
  workInput,
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

async function reportOf(input: Parameters<Person['api']['analytics']['report']>[0] = quarter) {
  const { report } = await ana.api.analytics.report(input);
  if (!report) throw new Error('There is nothing to report');
  return report;
}

const earn = (base: string, earnedOn: string, given: Partial<Parameters<typeof earningInput>[2]> = {}) =>
  ana.api.earnings.create(earningInput(platformId, base, { earnedOn, ...given }));

const work = (startedAt: string, endedAt: string, platforms = [platformId]) =>
  addSpan(ana, [startedAt, endedAt], platforms);

test('an account without anything gets no report, and is not told of a newest day', async () => {
  for (const kind of ['week', 'quarter', 'taxYear', 'all'] as const) {
    expect(await ana.api.analytics.report({ period: { kind } })).toMatchObject({
      report: null,
      currencies: [],
      latestOn: null,
    });
  }
});

test('every component stands between gross and net, and what is in the bin or of another currency does not', async () => {
  const parts = { tips: '10', bonuses: '5', adjustments: '-3', reimbursements: '4' };
  const taken = { fees: '20', taxesWithheld: '15', passThroughTax: '7', cashCollected: '1' };
  await earn('0', '2026-11-02', { components: { base: '100', ...parts, ...taken } });
  await earn('0', '2026-11-03', { components: { base: '50', fees: '5' } });
  await earn('999', '2026-11-03', { currency: 'CHF' });
  const gone = await earn('888', '2026-11-03');
  await ana.api.earnings.delete({ id: gone.id });

  expect((await reportOf()).steps).toEqual({
    base: '150',
    tips: '10',
    bonuses: '5',
    adjustments: '-3',
    gross: '162',
    reimbursements: '4',
    fees: '25',
    taxesWithheld: '15',
    net: '126',
    passThroughTax: '7',
    cashCollected: '1',
    earningCount: 2,
  });
});

test('each currency is reported on its own, and the profile’s comes first', async () => {
  await earn('10', '2026-11-02', { currency: 'CHF' });
  await earn('20', '2026-11-02');
  const { currencies, report } = await ana.api.analytics.report(quarter);
  expect(currencies).toEqual([
    { currency: 'USD', net: '20', earningCount: 1 },
    { currency: 'CHF', net: '10', earningCount: 1 },
  ]);
  expect(report?.currency).toBe('USD');
  expect((await reportOf({ ...quarter, currency: 'CHF' })).steps.net).toBe('10');
});

test('sums are exact beyond what a column of the database holds', async () => {
  for (let count = 0; count < 12; count += 1) await earn('999999999999.999999', '2026-11-02');
  const { steps, spread } = await reportOf();
  expect(steps.net).toBe('11999999999999.999988');
  expect(spread.median).toBe('999999999999.999999');
});

test('platforms, and platforms within the columns over time, add up to the net', async () => {
  const other = (await addPlatform(ana)).id;
  await earn('10.1', '2026-10-05');
  await earn('20.2', '2026-11-05');
  await ana.api.earnings.create(earningInput(other, '70.7', { earnedOn: '2026-11-06' }));
  const { bucketUnit, report } = await ana.api.analytics.report(quarter);
  expect(bucketUnit).toBe('week');
  expect(report?.platforms.map(({ platformId: id, net }) => [id, net])).toEqual([
    [other, '70.7'],
    [platformId, '30.3'],
  ]);
  const filled = report?.buckets.filter(({ earningCount }) => earningCount > 0);
  expect(filled?.map(({ from, net, parts }) => [from, net, parts.length])).toEqual([
    ['2026-10-05', '10.1', 1],
    ['2026-11-02', '90.9', 2],
  ]);
  expect(report?.buckets).toHaveLength(14);
});

describe('products and tags', () => {
  async function addProduct(name: string): Promise<string> {
    const id = randomUUID();
    await app.services.db
      .insertInto('product')
      .values({ user_id: ana.userId, id, name, kind: 'digital', request_hash: 'none' })
      .execute();
    return id;
  }

  test('a product has its net, its units and its sales; what is no sale stands apart', async () => {
    const [brushes, fonts] = [await addProduct('Brushes'), await addProduct('Fonts')];
    await earn('30', '2026-11-02', { sale: { productId: brushes, units: 3 } });
    await earn('-10', '2026-11-03', { sale: { productId: brushes, units: -1 } });
    await earn('25', '2026-11-03', { sale: { productId: fonts, units: 1 } });
    await earn('500', '2026-11-04');
    const { products, withoutProduct } = await reportOf();
    expect(products).toEqual([
      { productId: fonts, name: 'Fonts', units: 1, net: '25', earningCount: 1 },
      { productId: brushes, name: 'Brushes', units: 2, net: '20', earningCount: 2 },
    ]);
    expect(withoutProduct).toEqual({ net: '500', earningCount: 1 });
  });

  test('an earning with two tags counts under each, and the untagged stand apart', async () => {
    await earn('30', '2026-11-02', { tags: ['rush', 'logo'] });
    await earn('20', '2026-11-02', { tags: ['rush'] });
    await earn('7', '2026-11-02');
    const { tags, untagged } = await reportOf();
    expect(tags.map(({ tag, net, earningCount }) => [tag, net, earningCount])).toEqual([
      ['rush', '50', 2],
      ['logo', '30', 1],
    ]);
    expect(untagged).toEqual({ net: '7', earningCount: 1 });
  });
});

describe('the hours of the week', () => {
  const cellsOf = async (input?: Parameters<typeof reportOf>[0]) => {
    const { hours } = await reportOf(input);
    return hours.cells.map(({ weekday, hour, seconds, rate, days }) => [
      weekday,
      hour,
      seconds / 3600,
      rate,
      days,
    ]);
  };

  async function tuesdaysAndThursdays() {
    await work('2026-10-29T19:00:00Z', '2026-10-29T20:00:00Z');
    await earn('50', '2026-10-29');
    await work('2026-11-03T09:00:00Z', '2026-11-03T13:00:00Z');
    await earn('40', '2026-11-03');
    await work('2026-11-05T18:00:00Z', '2026-11-05T21:00:00Z');
    await earn('90', '2026-11-05');
    await work('2026-11-10T09:00:00Z', '2026-11-10T13:00:00Z');
    await earn('80', '2026-11-10');
  }

  test('each have the time worked in them and their even share of what the day earned', async () => {
    await tuesdaysAndThursdays();
    expect(await cellsOf()).toEqual([
      ...[9, 10, 11, 12].map((hour) => [2, hour, 2, '15', 2]),
      [4, 18, 1, '30', 1],
      [4, 19, 2, '40', 2],
      [4, 20, 1, '30', 1],
    ]);
  });

  test('the part of the week that paid best is named with its hours and days', async () => {
    await tuesdaysAndThursdays();
    const { hours } = await reportOf();
    expect(hours.best).toEqual({ weekday: 4, part: 'evening', seconds: 4 * 3600, rate: '35', days: 2 });
    expect(hours).toMatchObject({ seconds: 12 * 3600, days: 4, untimedSeconds: 0, isUnderFloor: false });
  });

  test('are silent under the floor, and say how much there is', async () => {
    await work('2026-11-03T09:00:00Z', '2026-11-03T19:00:00Z');
    await work('2026-11-05T09:00:00Z', '2026-11-05T19:00:00Z');
    await earn('100', '2026-11-05');
    expect((await reportOf()).hours).toEqual({
      cells: [],
      seconds: 20 * 3600,
      days: 2,
      untimedSeconds: 0,
      best: null,
      isUnderFloor: true,
    });
  });

  test('have the money of a statement that is dated on another day of its week, also beyond the period', async () => {
    await work('2026-11-02T09:00:00Z', '2026-11-02T14:00:00Z');
    await work('2026-11-04T10:00:00Z', '2026-11-04T15:00:00Z');
    await work('2026-11-05T10:00:00Z', '2026-11-05T12:00:00Z');
    await earn('300', '2026-11-08');
    const { hours } = await reportOf({
      period: { kind: 'custom', from: '2026-11-01', to: '2026-11-05' },
    });
    expect(hours.cells).toHaveLength(12);
    expect(new Set(hours.cells.map(({ rate }) => rate))).toEqual(new Set(['25']));
  });

  test('count unpaid time as time that earned nothing', async () => {
    await tuesdaysAndThursdays();
    await work('2026-10-06T09:00:00Z', '2026-10-06T10:00:00Z');
    // In October the clock of Lisbon is an hour ahead of UTC.
    expect(await cellsOf()).toContainEqual([2, 10, 3, '10', 3]);
  });

  test('leave out time without a start, which takes its share of the money along', async () => {
    await tuesdaysAndThursdays();
    await ana.api.work.create(
      workInput([platformId], { time: { kind: 'duration', workedOn: '2026-11-05', seconds: 6 * 3600 } }),
    );
    expect(await cellsOf()).toContainEqual([4, 18, 1, '10', 1]);
    expect((await reportOf()).hours).toMatchObject({ seconds: 12 * 3600, untimedSeconds: 6 * 3600 });
  });

  test('count time on two platforms once', async () => {
    await tuesdaysAndThursdays();
    const other = (await addPlatform(ana)).id;
    await work('2026-11-05T18:00:00Z', '2026-11-05T21:00:00Z', [other]);
    const { hours } = await reportOf();
    expect(hours.seconds).toBe(12 * 3600);
  });

  test('belong to the business day of the platform, in an hour that comes twice as in any other', async () => {
    await tuesdaysAndThursdays();
    const night = (await addPlatform(ana, { dayCutoffMinutes: 240 })).id;
    // From 01:00 to the second 02:00 of the Sunday on which summer time ends.
    await work('2026-10-25T00:00:00Z', '2026-10-25T02:00:00Z', [night]);
    await ana.api.earnings.create(earningInput(night, '60', { earnedOn: '2026-10-24' }));
    expect(await cellsOf()).toContainEqual([6, 1, 2, '30', 1]);
  });

  test('together have all the money that hours with a start cover', async () => {
    await tuesdaysAndThursdays();
    const { hours, platforms } = await reportOf();
    const money = hours.cells.reduce((sum, cell) => sum + Number(cell.money), 0);
    expect(money).toBe(260);
    expect(platforms[0]?.rate.covered).toBe('260');
  });
});

describe('how earnings spread', () => {
  test('is said in bins with round edges, each with its number and its net', async () => {
    for (const base of ['10', '20', '30', '40', '50', '60', '70', '500']) await earn(base, '2026-11-02');
    const { spread } = await reportOf();
    expect(spread).toMatchObject({ median: '40', earningCount: 8, isUnderFloor: false });
    expect(spread.bins.filter(({ earningCount }) => earningCount > 0)).toEqual([
      { from: '0', to: '50', net: '100', earningCount: 4 },
      { from: '50', to: '100', net: '180', earningCount: 3 },
      { from: '500', to: '550', net: '500', earningCount: 1 },
    ]);
    expect(spread.bins).toHaveLength(11);
  });

  test('gathers the few that lie far out under open ends', async () => {
    for (let count = 0; count < 50; count += 1) await earn(String(10 + (count % 5)), '2026-11-02');
    await earn('9000', '2026-11-02');
    const { bins } = (await reportOf()).spread;
    expect(bins.at(-1)).toMatchObject({ to: null, earningCount: 1, net: '9000' });
    expect(bins.reduce((sum, { earningCount }) => sum + earningCount, 0)).toBe(51);
  });

  test('is silent under the floor', async () => {
    for (let count = 0; count < 7; count += 1) await earn('10', '2026-11-02');
    expect((await reportOf()).spread).toEqual({
      bins: [],
      median: null,
      earningCount: 7,
      isUnderFloor: true,
    });
  });
});

test('of two people, neither sees what the other has', async () => {
  await earn('4711', '2026-11-02', { tags: ['mine'] });
  const bob = await app.signUp();
  expect((await bob.api.analytics.report(quarter)).report).toBeNull();
});

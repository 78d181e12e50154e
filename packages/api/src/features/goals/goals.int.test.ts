import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  earningInput,
  goalInput,
  type Person,
  refusal,
  type TestApi,
} from '../../testing/index.ts';

// It is 12 November 2026 here, a Thursday.
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

function earn(base: string, earnedOn: string, given: Parameters<typeof earningInput>[2] = {}) {
  return ana.api.earnings.create(earningInput(given.platformId ?? platformId, base, { earnedOn, ...given }));
}

test('a goal knows what was made, what an even pace has made by now, and what each day left has to bring', async () => {
  await earn('1000', '2026-11-01');
  await earn('118', '2026-11-12');
  await earn('5000', '2026-11-11', { currency: 'EUR' });
  const input = goalInput('3000');
  await ana.api.goals.create(input);
  expect(await ana.api.goals.list()).toEqual([
    {
      id: input.id,
      periodKind: 'month',
      currency: 'USD',
      platformId: null,
      target: '3000',
      version: 1,
      period: { from: '2026-11-01', to: '2026-11-30' },
      made: '1118',
      pace: {
        elapsedDays: 12,
        totalDays: 30,
        daysLeft: 19,
        expected: '1200',
        ahead: '-82',
        left: '1882',
        perDay: '99.052632',
      },
      before: [],
    },
  ]);
});

test('a goal looks back on six periods at most, and on none from before the first earning', async () => {
  await ana.api.goals.create(goalInput('100'));
  await earn('100', '2026-10-31');
  await earn('99.99', '2026-08-01');
  const [since] = await ana.api.goals.list();
  expect(since?.before).toEqual([
    { from: '2026-10-01', to: '2026-10-31', made: '100', isReached: true },
    { from: '2026-09-01', to: '2026-09-30', made: '0', isReached: false },
    { from: '2026-08-01', to: '2026-08-31', made: '99.99', isReached: false },
  ]);

  await earn('500', '2019-03-03');
  const [long] = await ana.api.goals.list();
  expect(long?.before).toHaveLength(6);
  expect(long?.before.at(-1)?.from).toBe('2026-05-01');
});

test('a goal of one platform counts only that platform', async () => {
  const other = (await addPlatform(ana)).id;
  await earn('10', '2026-11-10');
  await earn('32', '2026-11-11', { platformId: other });
  await ana.api.goals.create(goalInput('50', { periodKind: 'week', platformId: other }));
  await ana.api.goals.create(goalInput('50', { periodKind: 'week' }));
  const made = (await ana.api.goals.list()).map((goal) => [goal.platformId, goal.made]);
  expect(made).toEqual([
    [null, '42'],
    [other, '32'],
  ]);
});

test('every kind of period is the one of the person’s calendar, from the shortest to the longest', async () => {
  const { version } = await ana.api.profile.get();
  await ana.api.profile.update({ version, weekStart: 7, taxYearStart: { month: 4, day: 6 } });
  for (const periodKind of ['taxYear', 'year', 'quarter', 'week', 'day'] as const) {
    await ana.api.goals.create(goalInput('1', { periodKind }));
  }
  const periods = (await ana.api.goals.list()).map(({ period }) => [period.from, period.to]);
  expect(periods).toEqual([
    ['2026-11-12', '2026-11-12'],
    ['2026-11-08', '2026-11-14'],
    ['2026-10-01', '2026-12-31'],
    ['2026-01-01', '2026-12-31'],
    ['2026-04-06', '2027-04-05'],
  ]);
});

describe('a refund in November for a sale in October', () => {
  beforeEach(async () => {
    const sale = await earn('200', '2026-10-20');
    await earn('0', '2026-11-02', { components: { adjustments: '-50' }, adjustsId: sale.id });
    await earn('30', '2026-11-03');
    await ana.api.goals.create(goalInput('160'));
  });
  const months = async () => {
    const [goal] = await ana.api.goals.list();
    return [goal?.made, goal?.before[0]?.made, goal?.before[0]?.isReached];
  };

  test('lowers November where money counts on its day', async () => {
    expect(await months()).toEqual(['-20', '200', true]);
  });

  test('lowers October where a refund counts with its sale', async () => {
    await ana.api.profile.update({ version: 1, basis: 'accrual' });
    expect(await months()).toEqual(['30', '150', false]);
  });
});

test('a goal that is set twice is set once, also at the same moment; another one under its id is refused', async () => {
  const input = goalInput('100');
  const [first, ...again] = await Promise.all([1, 2, 3].map(() => ana.api.goals.create(input)));
  expect(again).toEqual([first, first]);
  expect(await ana.api.goals.list()).toHaveLength(1);
  expect((await refusal(ana.api.goals.create({ ...input, target: '101' }))).code).toBe('conflict');
});

test('there is one goal for one period, currency and platform', async () => {
  await ana.api.goals.create(goalInput('100'));
  const week = await ana.api.goals.create(goalInput('100', { periodKind: 'week' }));
  const fault = {
    periodKind: 'You already have a goal for this period, currency and platform. Change that one',
  };
  const second = await refusal(ana.api.goals.create(goalInput('200')));
  expect(second).toMatchObject({ code: 'conflict', fields: fault });
  const turned = await refusal(ana.api.goals.update({ ...goalInput('100'), id: week.id, version: 1 }));
  expect(turned).toMatchObject({ code: 'conflict', fields: fault });
  expect(await ana.api.goals.create(goalInput('100', { platformId }))).toMatchObject({ platformId });
});

test('a change whose answer was lost can be sent again, and an older version is refused', async () => {
  const input = goalInput('100');
  await ana.api.goals.create(input);
  const change = { ...input, version: 1, target: '120.5', platformId };
  const changed = await ana.api.goals.update(change);
  expect(changed).toMatchObject({ target: '120.5', platformId, version: 2 });
  expect(await ana.api.goals.update(change)).toEqual(changed);
  expect((await refusal(ana.api.goals.update({ ...change, target: '1' }))).code).toBe('changed_elsewhere');
});

test('a goal that was taken away comes back by the same create', async () => {
  const input = goalInput('100');
  const goal = await ana.api.goals.create(input);
  await ana.api.goals.delete({ id: goal.id });
  expect(await ana.api.goals.list()).toEqual([]);
  expect((await refusal(ana.api.goals.delete({ id: goal.id }))).code).toBe('not_found');
  expect(await ana.api.goals.create(input)).toEqual({ ...goal, version: 3 });
});

test('a target of nothing is refused at its field', async () => {
  const { fields } = await refusal(ana.api.goals.create(goalInput('0')));
  expect(fields).toEqual({ target: 'Aim at more than nothing' });
});

test('a platform that a goal names is archived, not deleted', async () => {
  await ana.api.goals.create(goalInput('100', { platformId }));
  expect(await ana.api.platforms.delete({ id: platformId })).toEqual({ outcome: 'archived' });
  expect((await ana.api.goals.list())[0]?.platformId).toBe(platformId);
});

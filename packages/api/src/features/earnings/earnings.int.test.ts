import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  earningInput,
  type Person,
  refusal,
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

describe('an earning that is sent twice', () => {
  test('is recorded once, and the second answer is the current row', async () => {
    const input = earningInput(platformId, '12.5');
    const first = await ana.api.earnings.create(input);
    expect(await ana.api.earnings.create(input)).toEqual(first);
    expect((await ana.api.earnings.list()).items).toHaveLength(1);
  });

  test('is recorded once also when both arrive at the same moment', async () => {
    const input = earningInput(platformId, '12.5', { hours: { clock: 'engaged', seconds: 60 } });
    const answers = await Promise.all([1, 2, 3, 4].map(() => ana.api.earnings.create(input)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await ana.api.earnings.list()).items).toHaveLength(1);
  });

  test('is refused when it says something else the second time', async () => {
    const input = earningInput(platformId, '12.5');
    await ana.api.earnings.create(input);
    const { code } = await refusal(ana.api.earnings.create({ ...input, components: { base: '13' } }));
    expect(code).toBe('conflict');
  });

  test('is refused when it was deleted in between', async () => {
    const input = earningInput(platformId, '12.5');
    await ana.api.earnings.create(input);
    await ana.api.earnings.delete({ id: input.id });
    expect((await refusal(ana.api.earnings.create(input))).code).toBe('already_deleted');
  });
});

test('a text with a character that cannot be stored is refused as a mistake of the input, not of the server', async () => {
  const input = earningInput(platformId, '12.5', { note: 'before\u0000after' });
  expect((await refusal(ana.api.earnings.create(input))).code).toBe('invalid_input');
  expect((await ana.api.earnings.list()).items).toEqual([]);
});

test('a change whose answer was lost can be sent again; another one on the same version is refused', async () => {
  const input = earningInput(platformId, '12.5');
  const { version } = await ana.api.earnings.create(input);
  const change = {
    ...input,
    version,
    note: 'tip in cash',
    hours: { clock: 'engaged' as const, seconds: 60 },
  };
  const first = await ana.api.earnings.update(change);
  expect(await ana.api.earnings.update(change)).toEqual(first);
  for (const other of [{ note: 'other' }, { hours: null }]) {
    expect((await refusal(ana.api.earnings.update({ ...change, ...other }))).code).toBe('changed_elsewhere');
  }
});

test('all parts of an earning make its gross and net', async () => {
  const components = {
    base: '100',
    tips: '10',
    bonuses: '5',
    adjustments: '-15.5',
    reimbursements: '3',
    fees: '20.25',
    taxesWithheld: '7',
    passThroughTax: '9',
    cashCollected: '11',
  };
  const earning = await ana.api.earnings.create({ ...earningInput(platformId, '0'), components });
  expect(earning).toMatchObject({ components, gross: '99.5', net: '75.25', source: 'typed', version: 1 });
});

describe('a change', () => {
  test('of what was changed somewhere else meanwhile is refused', async () => {
    const { id } = await ana.api.earnings.create(earningInput(platformId, '1'));
    const change = { ...earningInput(platformId, '2'), id, version: 1 };
    expect(await ana.api.earnings.update(change)).toMatchObject({ net: '2', version: 2 });
    const stale = { ...change, components: { base: '3' } };
    const { code, message } = await refusal(ana.api.earnings.update(stale));
    expect(code).toBe('changed_elsewhere');
    expect(message).toContain('Reload');
  });

  test('keeps the hours in step: added, changed with the date, removed', async () => {
    const { id } = await ana.api.earnings.create(earningInput(platformId, '1'));
    const change = (version: number, hours: { clock: 'engaged'; seconds: number } | null, earnedOn: string) =>
      ana.api.earnings.update({ ...earningInput(platformId, '1'), id, version, hours, earnedOn });

    expect((await change(1, { clock: 'engaged', seconds: 3600 }, '2026-11-12')).hours?.seconds).toBe(3600);
    await change(2, { clock: 'engaged', seconds: 7200 }, '2026-11-10');
    const { items } = await ana.api.work.list();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ earningId: id, workedOn: '2026-11-10', seconds: { engaged: 7200 } });

    expect((await change(3, null, '2026-11-10')).hours).toBeNull();
    expect((await ana.api.work.list()).items).toEqual([]);
  });
});

test('hours of an earning cannot be changed apart from it', async () => {
  const hours = { clock: 'engaged', seconds: 3600 } as const;
  await ana.api.earnings.create(earningInput(platformId, '1', { hours }));
  const [own] = (await ana.api.work.list()).items;
  const { code, message } = await refusal(ana.api.work.delete({ id: own?.id ?? '' }));
  expect(code).toBe('conflict');
  expect(message).toContain('earning');
});

test('an earning and its hours go into the bin and come back together, and doing it twice changes nothing', async () => {
  const hours = { clock: 'online', seconds: 1800 } as const;
  const { id } = await ana.api.earnings.create(earningInput(platformId, '1', { hours }));

  await ana.api.earnings.delete({ id });
  expect(await ana.api.earnings.delete({ id })).toEqual({ id });
  expect((await refusal(ana.api.earnings.get({ id }))).code).toBe('already_deleted');
  expect((await ana.api.work.list()).items).toEqual([]);

  expect((await ana.api.earnings.restore({ id })).hours).toEqual(hours);
  expect((await ana.api.earnings.restore({ id })).hours).toEqual(hours);
  expect((await ana.api.work.list()).items).toHaveLength(1);
});

describe('a list', () => {
  test('gives every earning exactly once, newest day first, page by page', async () => {
    const days = ['2026-11-10', '2026-11-12', '2026-11-11', '2026-11-12', '2026-11-12'];
    for (const earnedOn of days) await ana.api.earnings.create(earningInput(platformId, '1', { earnedOn }));

    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof ana.api.earnings.list>> = await ana.api.earnings.list({
        cursor,
        limit: 2,
      });
      seen.push(...page.items.map(({ earnedOn }) => earnedOn));
      cursor = page.nextCursor;
    } while (cursor !== null);

    expect(seen).toEqual(['2026-11-12', '2026-11-12', '2026-11-12', '2026-11-11', '2026-11-10']);
  });

  test('can be narrowed to days and to a platform', async () => {
    const other = (await addPlatform(ana)).id;
    await ana.api.earnings.create(earningInput(platformId, '1', { earnedOn: '2026-11-01' }));
    await ana.api.earnings.create(earningInput(platformId, '2', { earnedOn: '2026-11-02' }));
    await ana.api.earnings.create(earningInput(other, '3', { earnedOn: '2026-11-02' }));

    const { items } = await ana.api.earnings.list({
      from: '2026-11-02',
      to: '2026-11-02',
      platformIds: [platformId],
    });
    expect(items.map(({ net }) => net)).toEqual(['2']);
  });

  test('refuses a cursor that is not one of its own', async () => {
    const { code, fields } = await refusal(ana.api.earnings.list({ cursor: 'bm9uc2Vuc2U' }));
    expect(code).toBe('invalid_input');
    expect(fields).toHaveProperty('cursor');
  });
});

test('faults of the input are named by its fields', async () => {
  const input = { ...earningInput(platformId, 'ten'), currency: 'XXX', earnedOn: '2026-02-30' };
  const { code, fields } = await refusal(ana.api.earnings.create(input));
  expect(code).toBe('invalid_input');
  expect(Object.keys(fields).sort()).toEqual(['components.base', 'currency', 'earnedOn']);
});

test('a platform that does not exist is refused in words', async () => {
  const { code } = await refusal(ana.api.earnings.create(earningInput(randomUUID(), '1')));
  expect(code).toBe('not_found');
});

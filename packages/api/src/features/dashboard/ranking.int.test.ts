import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPlatform, createTestApi, earningInput, type Person, type TestApi } from '../../testing/index.ts';

let app: TestApi;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());

interface Jobs {
  count: number;
  base: string;
  seconds: number;
  currency?: string;
}

/** A platform with so many equal jobs on one day. */
async function platformWith(person: Person, { count, base, seconds, currency = 'USD' }: Jobs) {
  const { id } = await addPlatform(person, { currency });
  const hours = { clock: 'engaged', seconds } as const;
  for (let job = 0; job < count; job += 1)
    await person.api.earnings.create(earningInput(id, base, { hours, currency }));
  return id;
}

async function ranksOf(person: Person) {
  const { platforms } = await person.api.dashboard.summary({ period: { kind: 'week' } });
  return Object.fromEntries(
    platforms.map(({ platformId, rank, earningsWithHours }) => [platformId, [rank, earningsWithHours]]),
  );
}

test('platforms are ranked by what an hour made, not by what they made together', async () => {
  const ana = await app.signUp();
  const much = await platformWith(ana, { count: 4, base: '100', seconds: 5 * 3600 });
  const quick = await platformWith(ana, { count: 3, base: '40', seconds: 3600 });
  const equal = await platformWith(ana, { count: 3, base: '40', seconds: 3600 });
  expect(await ranksOf(ana)).toEqual({ [quick]: [1, 3], [equal]: [1, 3], [much]: [3, 4] });
});

test('one job, too few jobs and too few minutes are never ranked, however high their rate', async () => {
  const ana = await app.signUp();
  const slow = await platformWith(ana, { count: 3, base: '10', seconds: 3600 });
  const slower = await platformWith(ana, { count: 3, base: '9', seconds: 3600 });
  const oneJob = await platformWith(ana, { count: 1, base: '900', seconds: 9 * 3600 });
  const twoJobs = await platformWith(ana, { count: 2, base: '900', seconds: 9 * 3600 });
  const minutes = await platformWith(ana, { count: 9, base: '90', seconds: 60 });
  const noHours = await addPlatform(ana);
  for (let day = 9; day <= 12; day += 1) {
    const earnedOn = `2026-11-${String(day).padStart(2, '0')}`;
    await ana.api.earnings.create(earningInput(noHours.id, '50', { earnedOn }));
  }
  expect(await ranksOf(ana)).toEqual({
    [slow]: [1, 3],
    [slower]: [2, 3],
    [oneJob]: [null, 1],
    [twoJobs]: [null, 2],
    [minutes]: [null, 9],
    [noHours.id]: [null, 0],
  });
});

test('currencies are ranked apart, and a platform alone in its currency is before nobody', async () => {
  const ana = await app.signUp();
  const first = await platformWith(ana, { count: 3, base: '20', seconds: 3600 });
  const second = await platformWith(ana, { count: 3, base: '10', seconds: 3600 });
  const alone = await platformWith(ana, { count: 3, base: '90', seconds: 3600, currency: 'EUR' });
  expect(await ranksOf(ana)).toEqual({ [first]: [1, 3], [second]: [2, 3], [alone]: [null, 3] });
});

test.each(['cash', 'accrual'] as const)(
  'one job with two refunds is one job in the %s view',
  async (basis) => {
    const ana = await app.signUp();
    const { version } = await ana.api.profile.get();
    await ana.api.profile.update({ version, basis });
    const rival = await platformWith(ana, { count: 3, base: '40', seconds: 3600 });
    const second = await platformWith(ana, { count: 3, base: '20', seconds: 3600 });
    const { id } = await addPlatform(ana);
    const hours = { clock: 'engaged', seconds: 9 * 3600 } as const;
    const job = await ana.api.earnings.create(earningInput(id, '900', { hours }));
    for (const adjustments of ['-5', '-6'])
      await ana.api.earnings.create(
        earningInput(id, '0', {
          components: { adjustments },
          adjustsId: job.id,
          hours: { clock: 'engaged', seconds: 60 },
        }),
      );
    expect(await ranksOf(ana)).toEqual({ [rival]: [1, 3], [second]: [2, 3], [id]: [null, 1] });
  },
);

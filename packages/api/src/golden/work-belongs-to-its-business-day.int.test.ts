import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPlatform, createTestApi, type TestApi, workInput } from '../testing/index.ts';

let app: TestApi;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());

async function shift(startedAt: string, endedAt: string, settings: { cutoff?: number; zone?: string } = {}) {
  const ana = await app.signUp({ timeZone: 'America/New_York' });
  const { cutoff: dayCutoffMinutes = 0, zone: timeZone = null } = settings;
  const { id } = await addPlatform(ana, { dayCutoffMinutes, timeZone });
  return ana.api.work.create(workInput([id], { time: { kind: 'span', startedAt, endedAt } }));
}

test('a night shift from 22:00 to 03:00 belongs to the date on which it started', async () => {
  const work = await shift('2026-11-10T22:00:00-05:00', '2026-11-11T03:00:00-05:00');
  expect(work).toMatchObject({ workedOn: '2026-11-10', seconds: { online: 5 * 3600 } });
});

test('a platform whose day starts at 04:00 puts work at 02:00 on the day before', async () => {
  const work = await shift('2026-11-11T02:00:00-05:00', '2026-11-11T03:00:00-05:00', { cutoff: 240 });
  expect(work.workedOn).toBe('2026-11-10');
});

test('a day with 25 hours counts the hours that really passed', async () => {
  const work = await shift('2026-11-01T00:00:00-04:00', '2026-11-02T00:00:00-05:00');
  expect(work).toMatchObject({ workedOn: '2026-11-01', seconds: { online: 25 * 3600 } });
});

test('a day with 23 hours counts the hours that really passed', async () => {
  const work = await shift('2026-03-08T00:00:00-05:00', '2026-03-09T00:00:00-04:00');
  expect(work).toMatchObject({ workedOn: '2026-03-08', seconds: { online: 23 * 3600 } });
});

test("the platform's own time zone decides before the person's", async () => {
  const work = await shift('2026-11-10T20:00:00-05:00', '2026-11-10T21:00:00-05:00', {
    zone: 'Europe/Lisbon',
  });
  expect(work.workedOn).toBe('2026-11-11');
});

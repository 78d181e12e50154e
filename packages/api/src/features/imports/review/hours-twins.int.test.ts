import { expect, test } from 'vitest';
import {
  addPlatform,
  addSpan,
  decide,
  eachWithShop,
  earningInput,
  importFile,
  type Person,
  refusal,
  shopFile,
  type StagedFile,
  stageFile,
  workInput,
} from '../../../testing/index.ts';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

const table = (...rows: string[]) => shopFile(shopId, 'id,platform,date,amount,hours,notes', rows);
const hoursRow = (id: string, day: string, hours = '2') => `${id},Shop,${day},,${hours},x`;

/** What the rows of a file may be that was typed, in their order. */
async function offered(importId: string): Promise<(string | null)[]> {
  const { items } = await ana.api.imports.items({ importId });
  return items.map(({ twin }) => twin?.id ?? null);
}

const offeredFor = async (file: StagedFile) => offered(await stageFile(ana, file));

const duration = (seconds: number, workedOn = '2026-11-02') => ({
  kind: 'duration' as const,
  workedOn,
  seconds,
});
const type = async (given: Parameters<typeof workInput>[1], platformIds = [shopId]) =>
  (await ana.api.work.create(workInput(platformIds, given))).id;

test('hours are the same where they took as long on that day, to the minute that a person types', async () => {
  await type({ time: duration(7200, '2026-11-03') });
  await type({ time: duration(7199) });
  await type({ time: duration(7140) });
  await type({ time: duration(7380) });
  expect(await offeredFor(table(hoursRow('T1', '2026-11-02', '2:01:30')))).toEqual([null]);
  const below = await type({ time: duration(7260) });
  expect(await offeredFor(table(hoursRow('T1', '2026-11-02', '2:01:30')))).toEqual([below]);
  const above = await type({ time: duration(7320) });
  const exact = await type({ time: duration(7290) });
  const rows = ['T1', 'T2', 'T3'].map((id) => hoursRow(id, '2026-11-02', '2:01:30'));
  expect(await offeredFor(table(...rows))).toEqual([exact, below, above]);
});

test('hours may have been typed by their two ends, by another clock, and for other platforms besides', async () => {
  const stall = await addPlatform(ana, { name: 'Stall' });
  const ends = ['2026-11-02T09:00:00Z', '2026-11-02T11:00:00Z'] as const;
  const span = await addSpan(ana, ends, [stall.id, shopId]);
  const before = (await ana.api.work.list()).items;
  const importId = await stageFile(ana, table(hoursRow('T1', '2026-11-02')));
  expect(await offered(importId)).toEqual([span.id]);
  await decide(ana, importId, { position: 0, decision: 'merge', workId: span.id });
  await ana.api.imports.commit({ importId });
  expect((await ana.api.work.list()).items).toEqual(before);
});

test('hours are compared by the clock of the file where that one was kept too', async () => {
  const work = { clock: 'doorToDoor', time: duration(7200), otherClocks: { engaged: 3600 } } as const;
  const typed = await type(work);
  expect(await offeredFor(table(hoursRow('T1', '2026-11-02', '2')))).toEqual([null]);
  const importId = await stageFile(ana, table(hoursRow('T1', '2026-11-02', '1')));
  const { items } = await ana.api.imports.items({ importId });
  expect(items).toMatchObject([{ twin: { id: typed, clock: 'engaged', seconds: 3600 } }]);
});

test('hours that were typed with an earning are told, no row becomes them, and a row that is left out for them stays so', async () => {
  const hours = { clock: 'engaged', seconds: 7200 } as const;
  await ana.api.earnings.create(earningInput(shopId, '50', { earnedOn: '2026-11-02', hours }));
  const hoursThere = async () => {
    const { workedSeconds } = await ana.api.dashboard.summary({ period: { kind: 'all' } });
    return { work: (await ana.api.work.list()).items, workedSeconds };
  };
  const before = await hoursThere();
  const [own] = before.work;
  const file = () => table(hoursRow('T1', '2026-11-02'));
  const importId = await stageFile(ana, file());
  const { items } = await ana.api.imports.items({ importId, outcome: 'possibleDuplicate' });
  expect(items).toMatchObject([{ twin: { kind: 'work', id: own?.id, isOfEarning: true } }]);
  const merged = decide(ana, importId, { position: 0, decision: 'merge', workId: own?.id ?? '' });
  expect((await refusal(merged)).message).toContain('belong to an earning');
  await decide(ana, importId, { position: 0, decision: 'leaveOut' });
  await ana.api.imports.commit({ importId });
  expect((await importFile(ana, file())).outcomes).toMatchObject({ new: 0, leftOut: 1 });
  expect(await hoursThere()).toEqual(before);
});

test('hours that are alone are offered before those that belong to an earning', async () => {
  const hours = { clock: 'engaged', seconds: 7200 } as const;
  await ana.api.earnings.create(earningInput(shopId, '50', { earnedOn: '2026-11-02', hours }));
  const typed = await type({ time: duration(7200) });
  expect(await offeredFor(table(hoursRow('T1', '2026-11-02')))).toEqual([typed]);
});

test('hours that are a row say what a later file says otherwise of them, whatever clock they were typed by', async () => {
  const typed = await type({ time: duration(7200), clock: 'doorToDoor' });
  const merge = { position: 0, decision: 'merge', workId: typed } as const;
  await importFile(ana, table(hoursRow('T1', '2026-11-02')), merge);
  const longer = await stageFile(ana, table(hoursRow('T1', '2026-11-02', '3'), hoursRow('T2', '2026-11-09')));
  const { items } = await ana.api.imports.items({ importId: longer, outcome: 'notTaken' });
  expect(items.map(({ differences }) => differences)).toEqual([
    [{ name: 'seconds', before: '7200', now: '10800' }],
  ]);
});

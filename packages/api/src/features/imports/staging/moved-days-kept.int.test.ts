import { beforeEach, expect, test } from 'vitest';
import {
  eachWithShop,
  entriesByDay,
  hostHistory,
  hostPayout,
  importFile,
  type Person,
  stageFile,
  stay,
} from '../../../testing/index.ts';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

const history = (...rows: readonly string[]) => hostHistory(shopId, ...rows);
const everything = () => entriesByDay(ana);

const paidOn = (day: number, code = 'HM1') =>
  history(
    stay({ day: `${day}/10/2026`, code }),
    hostPayout({ day: `${day}/10/2026`, code: 'G-1' }),
    stay({ day: '20/10/2026', code: 'HM2', amount: '80.00' }),
  );

let importIds: string[];
beforeEach(async () => {
  importIds = [(await importFile(ana, paidOn(13))).id, (await importFile(ana, paidOn(16))).id];
});

async function undoAll() {
  for (const importId of importIds) await ana.api.imports.undo({ importId });
}

async function theStay() {
  const { items } = await ana.api.earnings.list({});
  const found = items.find(({ net }) => net === '100');
  if (!found) throw new Error('The stay is not there');
  const { id, version, platformId, currency, earnedOn } = found;
  return { id, version, platformId, currency, earnedOn };
}

/** The person changes the stay, which stays once both exports are undone. */
async function changeAndUndo() {
  await ana.api.earnings.update({ ...(await theStay()), components: { base: '110' } });
  await undoAll();
  expect(await everything()).toEqual({ earnings: ['2026-10-16 110'], payouts: [] });
}

test('a stay that moved and that a person changed is still the one that they changed once its exports are undone', async () => {
  await changeAndUndo();
  for (const day of [16, 17, 13]) {
    expect(await importFile(ana, paidOn(day))).toMatchObject({ earnings: 2, payouts: 1 });
    const { earnings, payouts } = await everything();
    expect(earnings).toEqual(['2026-10-16 110', '2026-10-20 80']);
    expect(payouts).toHaveLength(1);
  }
});

test('a stay of another code that says the same is not the one that a person changed', async () => {
  await changeAndUndo();
  await importFile(ana, paidOn(13, 'HM3'));
  expect((await everything()).earnings).toEqual(['2026-10-13 100', '2026-10-16 110', '2026-10-20 80']);
});

test('a stay that moved and that a person deleted stays deleted once its exports are undone', async () => {
  await ana.api.earnings.delete({ id: (await theStay()).id });
  await undoAll();
  await importFile(ana, paidOn(16));
  await importFile(ana, paidOn(17));
  expect((await everything()).earnings).toEqual(['2026-10-20 80']);
});

test('a stay that was merged into what a person typed is a row like any other once its export is undone', async () => {
  await undoAll();
  const input = { platformId: shopId, currency: 'EUR', earnedOn: '2026-10-13', components: { base: '100' } };
  const { id: earningId } = await ana.api.earnings.create({ id: crypto.randomUUID(), ...input });
  const merged = await importFile(ana, paidOn(13), { position: 0, decision: 'merge', earningId });
  await ana.api.imports.undo({ importId: merged.id });
  await importFile(ana, paidOn(16));
  expect((await everything()).earnings).toEqual(['2026-10-13 100', '2026-10-16 100', '2026-10-20 80']);
});

test('a file that another tab sent before finds what was changed and stayed meanwhile once it is started again', async () => {
  await undoAll();
  const importId = await stageFile(ana, paidOn(17));
  importIds = [(await importFile(ana, paidOn(16))).id];
  await changeAndUndo();
  await expect(ana.api.imports.commit({ importId })).rejects.toMatchObject({
    message: expect.stringContaining('Start this import again') as string,
  });
  await importFile(ana, paidOn(17));
  expect((await everything()).earnings).toEqual(['2026-10-16 110', '2026-10-20 80']);
});

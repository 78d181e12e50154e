import { expect, test } from 'vitest';
import { addPlatform, allWithPerson, type Person } from '../../../testing/index.ts';
import {
  type CorrectedFile,
  CorrectedHistory,
  type CorrectedStep,
  REFUND_ID,
  SALE_ID,
} from '../../../testing/corrected-history.ts';
import { FEE_ID, type FileRow } from '../../../testing/typed-file.ts';

let ana: Person;
allWithPerson((made) => {
  ana = made;
});

function file(lastDay: number, given: Partial<FileRow>): CorrectedFile {
  const usual = {
    as: 'earning',
    id: SALE_ID,
    would: 'earning',
    day: '2026-11-02',
    isOfHours: false,
  } as const;
  const said: FileRow = { ...usual, currency: 'USD', cents: 1000, hours: null, ...given };
  const adjusts = said.id === REFUND_ID ? SALE_ID : null;
  return { lastDay, reader: 'first', rows: new Map([['A', said]]), adjusts };
}

function withFee(of: CorrectedFile): CorrectedFile {
  const [fee] = file(of.lastDay, { id: FEE_ID, isFee: true, cents: -200 }).rows.values();
  return { ...of, rows: new Map([...of.rows, ...(fee ? [['F', fee] as const] : [])]) };
}

const FILES = [
  file(10, { joined: -200 }),
  file(11, { id: REFUND_ID, cents: -400 }),
  file(15, { as: 'canceled' }),
  file(18, { id: FEE_ID, isFee: true, cents: -200 }),
  withFee(file(19, { as: 'canceled' })),
];
const [WITH_FEE, REFUND, CANCELED, FEE_ALONE, CANCELED_BESIDE_FEE] = [0, 1, 2, 3, 4] as const;
const importOf = (of: number): CorrectedStep => ({ do: 'import', file: of });
const undoOf = (of: number): CorrectedStep => ({ do: 'undo', file: of });

const ORDERS: readonly CorrectedStep[][] = [
  [importOf(CANCELED_BESIDE_FEE), undoOf(WITH_FEE)],
  [undoOf(WITH_FEE), importOf(CANCELED_BESIDE_FEE)],
  [importOf(CANCELED), importOf(FEE_ALONE), undoOf(WITH_FEE)],
  [importOf(CANCELED), undoOf(WITH_FEE), importOf(FEE_ALONE)],
  [importOf(FEE_ALONE), importOf(CANCELED), undoOf(WITH_FEE)],
  [importOf(FEE_ALONE), undoOf(WITH_FEE), importOf(CANCELED)],
  [undoOf(WITH_FEE), importOf(CANCELED), importOf(FEE_ALONE)],
  [undoOf(WITH_FEE), importOf(FEE_ALONE), importOf(CANCELED)],
];

/** What a person holds the sale by. */
const HOLDS: readonly (readonly [CorrectedStep, string])[] = [
  [{ do: 'tie', to: 5 }, 'row A1: 8 of nothing, of files '],
  [{ do: 'tag' }, 'row A1: 8 of nothing, of files mine'],
];

for (const [hold, sale] of HOLDS)
  test(`a fee in a sale that a person holds by a ${hold.do} counts once, whatever files come and go`, async () => {
    for (const order of ORDERS) {
      const { id } = await addPlatform(ana);
      const history = new CorrectedHistory(ana, id, FILES);
      const sales = async () => (await history.shown()).filter((line) => /^row (?:A|F)/.test(line));
      await history.go([importOf(WITH_FEE), importOf(REFUND), hold]);
      for (const step of [
        ...order,
        undoOf(CANCELED),
        importOf(WITH_FEE),
        undoOf(FEE_ALONE),
        undoOf(CANCELED_BESIDE_FEE),
      ]) {
        await history.go([step]);
        expect(await sales()).toEqual([sale]);
      }
    }
  });

test('a fee stands alone where a person holds a sale by their own words, in which it is not', async () => {
  const { id } = await addPlatform(ana);
  const history = new CorrectedHistory(ana, id, FILES);
  const apart = ['row A1: 7 of nothing, a person’s ', 'row F1: -2 of nothing, of files '];
  await history.go([importOf(WITH_FEE), importOf(FEE_ALONE), { do: 'edit' }]);
  expect(await history.shown()).toEqual(expect.arrayContaining(apart));
  for (const step of [undoOf(WITH_FEE), importOf(CANCELED), undoOf(CANCELED)]) {
    await history.go([step]);
    expect(await history.shown()).toEqual(expect.arrayContaining(apart));
  }
});

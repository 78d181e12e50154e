import { expect, test } from 'vitest';
import { eachWithShop, importFile, inEveryOrder, type Person, stageFile } from '../../../testing/index.ts';
import { FEE_ID, fileOf, type FileRow, type RowsOfFile } from '../../../testing/typed-file.ts';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

const usual = {
  id: 'A1',
  would: null,
  day: '2026-11-02',
  isOfHours: false,
  currency: 'USD',
  hours: null,
} as const;
const SALE: FileRow = { ...usual, as: 'earning', cents: 2000 };
const WITH_FEE: FileRow = { ...SALE, joined: -200 };
const CANCELED: FileRow = { ...usual, as: 'canceled', cents: 2000 };
const FEE: FileRow = { ...usual, id: FEE_ID, as: 'earning', cents: -200, isFee: true };

const FIRST = { A1: WITH_FEE };
const file = (lastDay: number, reader: RowsOfFile['reader'], rows: Record<string, FileRow>) => () =>
  fileOf({ lastDay, reader, rows: new Map(Object.entries(rows)) }, shopId);

/** What stands, but for the last row of each file. */
async function figures() {
  const nets = (await ana.api.earnings.list({})).items.map(({ net }) => net);
  return nets.filter((net) => net !== '0.01').toSorted();
}

/** A file that is read once more counts as it was read last, so that which of the two came last may matter, and nothing else. */
const CASES: readonly [
  string,
  Record<string, FileRow>,
  Record<string, FileRow>,
  [number, RowsOfFile['reader']],
  string[][],
][] = [
  [
    'apart, and a later file cancels the sale',
    { A1: SALE, F1: FEE },
    { A1: CANCELED },
    [13, 'first'],
    [['-2']],
  ],
  [
    'apart, and a later file has it beside the canceled sale',
    { A1: SALE, F1: FEE },
    { A1: CANCELED, F1: FEE },
    [13, 'first'],
    [['-2']],
  ],
  [
    'not at all, and a later file has it beside the canceled sale',
    { A1: SALE },
    { A1: CANCELED, F1: FEE },
    [13, 'first'],
    [['-2']],
  ],
  [
    'too, and a later file, which is read as that, has it beside the canceled sale',
    { A1: WITH_FEE },
    { A1: CANCELED, F1: FEE },
    [13, 'corrected'],
    [['-2']],
  ],
  [
    'apart, and an earlier file cancels the sale',
    { A1: SALE, F1: FEE },
    { A1: CANCELED },
    [11, 'first'],
    [['18'], ['-2', '20']],
  ],
];

test.each(CASES)(
  'a fee in one reading of a file counts once in every order of files where another reading has it %s',
  async (_how, second, canceled, [day, by], expected) => {
    const files = [file(12, 'first', FIRST), file(12, 'corrected', second), file(day, by, canceled)];
    expect(new Set(await inEveryOrder(ana, files, figures))).toEqual(new Set(expected));
  },
);

test('a fee that a file has alone stands alone in every order where another one has it in a sale that a third one cancels', async () => {
  const files = [
    file(11, 'first', { F1: FEE }),
    file(12, 'first', FIRST),
    file(13, 'first', { A1: CANCELED }),
  ];
  expect(new Set(await inEveryOrder(ana, files, figures))).toEqual(new Set([['-2']]));
});

test('a fee that files have in its sale alone goes with it, is told with what goes, and is there again with it', async () => {
  await importFile(ana, file(12, 'first', FIRST)());
  const importId = await stageFile(ana, file(13, 'first', { A1: CANCELED })());
  const { items } = await ana.api.imports.items({ importId, outcome: 'takenBack' });
  expect(items).toMatchObject([{ takesBack: [{ value: '18', kept: null }] }]);
  await ana.api.imports.commit({ importId });
  expect(await figures()).toEqual([]);
  await ana.api.imports.undo({ importId });
  expect(await figures()).toEqual(['18']);
});

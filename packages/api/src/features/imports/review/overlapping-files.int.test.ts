import { describe, expect, test } from 'vitest';
import {
  addPlatform,
  eachWithShop,
  importFile,
  mappedFile,
  type Person,
  stageFile,
} from '../../../testing/index.ts';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

const mappingOf = (id: string) => ({
  name: `Shop by ${id}`,
  layouts: [{ columns: { id, date: 'Day' }, money: { amount: 'Amount' }, currency: 'USD' }],
  lines: [{ parts: [{ column: 'amount', to: 'base' }] }],
  control: { column: 'amount', terms: { base: 1 } },
});

const fileOf = (id: string, lines: readonly string[], platformId = shopId) =>
  mappedFile(platformId, mappingOf(id), { fileName: `${id}.csv`, lines: [`${id},Day,Amount`, ...lines] });

const orders = (...lines: readonly string[]) => fileOf('Order', lines);
const statement = (...lines: readonly string[]) => fileOf('Row', lines);

/** The names of files that may tell of the same income as one that is staged. */
async function overlapping(file: ReturnType<typeof fileOf>): Promise<string[]> {
  const importId = await stageFile(ana, file);
  const preview = await ana.api.imports.preview({ importId });
  await ana.api.imports.cancel({ importId });
  return preview.overlappingFiles.map(({ fileName }) => fileName);
}

const MARCH = ['A1,2026-03-02,10.00', 'A2,2026-03-20,15.00'];

describe('new income on days on which a file of another kind has some', () => {
  test('is told with that file before it is recorded, until that one is undone', async () => {
    const { id } = await importFile(ana, orders(...MARCH));
    expect(await overlapping(statement('1,2026-03-02,10.00'))).toEqual(['Order.csv']);
    await ana.api.imports.undo({ importId: id });
    expect(await overlapping(statement('1,2026-03-02,10.00'))).toEqual([]);
  });

  test('is not told of files of the same kind, of other days or platforms, or where nothing is new', async () => {
    const other = await addPlatform(ana, { name: 'Other' });
    await importFile(ana, orders(...MARCH));
    expect(await overlapping(orders('A3,2026-03-03,12.00'))).toEqual([]);
    expect(await overlapping(statement('1,2026-04-02,10.00'))).toEqual([]);
    expect(await overlapping(fileOf('Row', ['1,2026-03-02,10.00'], other.id))).toEqual([]);
    await importFile(ana, statement('1,2026-03-02,10.00'));
    expect(await overlapping(statement('1,2026-03-02,10.00'))).toEqual([]);
  });

  test('is money that came in: rows of fees alone are told of none', async () => {
    await importFile(ana, orders(...MARCH));
    expect(await overlapping(statement('1,2026-03-02,-1.00'))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import type { StatementItem } from '../statement.ts';

const HEADER = 'platform,date,currency,amount,hours,own_note,product,product_kind,units,id,adjusts';

function readRow(row: string, header = HEADER): StatementItem {
  const outcome = readStatement(new TextEncoder().encode(`${header}\n${row}\n`));
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  const [item] = outcome.statement.items;
  if (!item) throw new Error('Nothing was read');
  return item;
}

/** A row of ten euros with these cells. */
const row = (cells: { product?: string; kind?: string; units?: string; id?: string; adjusts?: string }) =>
  ['Shop,2026-11-02,EUR,10.00,,', cells.product, cells.kind, cells.units, cells.id, cells.adjusts].join(',');

it('reads a sale and what a row adjusts, and nothing from empty cells', () => {
  expect(
    readRow(row({ product: 'Logo', kind: 'Service', units: '-2', id: 'B', adjusts: 'A' })),
  ).toMatchObject({
    sale: { product: 'Logo', productKind: 'service', units: -2 },
    adjusts: 'A',
  });
  expect(readRow(row({ id: 'A' }))).toMatchObject({ sale: null, adjusts: null });
});

it('takes a product without a kind for a digital one', () => {
  expect(readRow(row({ product: 'Logo', units: '1' }))).toMatchObject({
    sale: { product: 'Logo', productKind: 'digital', units: 1 },
  });
});

it('leaves open what a file without the columns does not say', () => {
  const item = readRow('Shop,2026-11-02,EUR,10.00,', 'platform,date,currency,amount,own_note');
  expect(item).not.toHaveProperty('sale');
  expect(item).not.toHaveProperty('adjusts');
});

describe('a row is left out with the column that keeps it from being read', () => {
  it.each(['0', '1.5', '1,000', '2.0', 'two', '1000001', '--1'])('units %s', (units) => {
    const item = readRow(row({ product: 'Logo', units: `"${units}"` }));
    expect(item).toMatchObject({
      kind: 'leftOut',
      rows: [{ row: 2, value: 10_000_000n }],
      reason: `“${units}” in column “units” is no whole number of units: at least 1 or -1, at most 1000000`,
    });
  });

  it.each([
    [{ units: '2' }, '“2” in column “units” is of no product: name it too'],
    [{ product: 'Logo' }, 'column “units” does not say how many “Logo” there were'],
    [
      { product: 'Logo', units: '1', kind: 'soft' },
      '“soft” in column “product_kind” is no kind of product: digital, service, physical',
    ],
    [{ product: 'L'.repeat(121), units: '1' }, 'the name in column “product” is longer than 120 letters'],
    [{ id: 'A', adjusts: 'A' }, 'column “adjusts” names this row itself: name the row that it corrects'],
  ])('%o', (cells, reason) => {
    expect(readRow(row(cells))).toMatchObject({ kind: 'leftOut', reason });
  });

  it.each([
    ['Shop,2026-11-02,EUR,,2,,Logo,,1,,', '“Logo” is sold here, but there is no amount'],
    ['Shop,2026-11-02,EUR,,2,,,,,B,A', 'another row is adjusted here, but there is no amount'],
  ])('%s', (line, reason) => {
    const first = 'Shop,2026-11-01,EUR,1.00,,,,,,,';
    const outcome = readStatement(new TextEncoder().encode(`${HEADER}\n${first}\n${line}\n`));
    if (outcome.kind !== 'read') throw new Error(outcome.message);
    expect(outcome.statement.items[1]).toMatchObject({ kind: 'leftOut', reason });
  });
});

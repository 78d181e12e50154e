import {
  asCurrency,
  asLocalDate,
  CLOCKS,
  COMPONENT_NAMES,
  type Components,
  MAX_SALE_UNITS,
  PRODUCT_KINDS,
} from '@earntrack/domain';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { type OwnFileEarning, ownFileLine, ownFileStart } from './own-file.ts';

const STARTS = ['', '=', '+', '-', '@', "'", "''", '\t', '"', '−', "'="];
const PIECES = [
  'SUM(A1)',
  '-12.50',
  'a "quoted" word',
  'one, two; three|four',
  'line\nbreak',
  'línea\r\notra',
  '語',
  ' ',
];

const textOf = fc
  .tuple(fc.constantFrom(...STARTS), fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }))
  .map(([start, pieces]) => (start + pieces.join(' ')).trim());
/** As statements and names are kept: on one line. */
const lineOf = textOf.map((text) => text.replace(/\s+/g, ' ').trim());
const tagOf = lineOf.map((text) => text.replace(/[,;]/g, '').trim()).filter((text) => text !== '');
const microsOf = fc.oneof(
  fc.constantFrom(0n, 1n, -1n, 1_234_000n, -1_234_000n, 6_816_000n, -12_500_000n, 999_999_999_999_999_999n),
  fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
);
const unitsOf = fc
  .oneof(
    fc.constantFrom(1, -1, 1234, -1000, MAX_SALE_UNITS, -MAX_SALE_UNITS),
    fc.integer({ min: -MAX_SALE_UNITS, max: MAX_SALE_UNITS }),
  )
  .filter((units) => units !== 0);
const saleOf = fc.record({
  product: textOf.map((text) => text || 'Poster'),
  productKind: fc.constantFrom(...PRODUCT_KINDS),
  units: unitsOf,
});
const earningOf: fc.Arbitrary<OwnFileEarning> = fc.record({
  id: fc.uuid(),
  platformName: lineOf.map((text) => text || 'Uber'),
  earnedOn: fc.constantFrom('2026-11-12', '2026-01-02', '1999-12-31').map(asLocalDate),
  currency: fc.constantFrom('EUR', 'USD', 'JPY', 'KWD').map(asCurrency),
  components: fc.record(
    Object.fromEntries(COMPONENT_NAMES.map((name) => [name, microsOf])),
  ) as unknown as fc.Arbitrary<Components>,
  hours: fc.option(
    fc.record({ clock: fc.constantFrom(...CLOCKS), seconds: fc.integer({ min: 1, max: 7 * 86_400 }) }),
  ),
  description: lineOf,
  note: textOf,
  tags: fc.uniqueArray(tagOf, { maxLength: 3 }),
  sale: fc.option(saleOf),
  adjusts: fc.option(fc.uuid()),
});

it('reads back from its own file exactly what was written, whatever the texts and the signs of the amounts', () => {
  const earningsOf = fc.uniqueArray(earningOf, { minLength: 1, maxLength: 12, selector: ({ id }) => id });
  fc.assert(
    fc.property(earningsOf, (earnings) => {
      const file = `${ownFileStart()}${earnings.map(ownFileLine).join('')}`;
      const outcome = readStatement(new TextEncoder().encode(file), {});
      if (outcome.kind !== 'read') throw new Error(outcome.message);
      const read = outcome.statement.items.map((item) => {
        if (item.kind !== 'earning') throw new Error(`A line became ${item.kind}`);
        const { kind: _kind, key: _key, rows: _rows, externalId, ...said } = item;
        return { id: externalId, ...said };
      });
      expect(read).toEqual(earnings);
    }),
  );
});

it('gives a spreadsheet no text to calculate with, and leaves negative amounts numbers', () => {
  const earning: OwnFileEarning = {
    id: '01890000-0000-7000-8000-000000000001',
    platformName: '=cmd',
    earnedOn: '2026-11-12',
    currency: 'EUR',
    components: {
      ...({} as Components),
      ...Object.fromEntries(COMPONENT_NAMES.map((name) => [name, 0n])),
      base: -12_500_000n,
      tips: 1_234_000n,
    },
    hours: null,
    description: '-5 items',
    note: '@home',
    tags: ['+one'],
    sale: { product: '=Logo', productKind: 'service', units: -2 },
    adjusts: '01890000-0000-7000-8000-000000000002',
  };
  const names = ownFileStart().trim().split(',');
  const cells = ownFileLine(earning).trim().split(',');
  const said = Object.fromEntries(names.map((name, index) => [name, cells[index]]));
  expect(said).toMatchObject({
    platform: "'=cmd",
    date: '2026-11-12',
    currency: 'EUR',
    amount: '-12.50',
    tips: '1.2340',
    notes: "'-5 items",
    own_note: "'@home",
    tags: "'+one",
    product: "'=Logo",
    product_kind: 'service',
    units: '-2',
    id: earning.id,
    adjusts: earning.adjusts,
  });
  expect(cells).toHaveLength(names.length);
});

it('takes no apostrophe away from a file that is not its own', () => {
  const file = "platform,date,amount,hours,notes\nShop,2026-11-02,-10.00,,'-5 items\n";
  const outcome = readStatement(new TextEncoder().encode(file), { currency: 'EUR' });
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  const [item] = outcome.statement.items;
  expect(item).toMatchObject({ description: "'-5 items", components: { base: -10_000_000n } });
  expect(item).not.toHaveProperty('note');
});

it('takes no product from a file that is not its own', () => {
  const file = 'platform,date,amount,product,units,product\nShop,2026-11-02,10.00,Logo,some,Poster\n';
  const outcome = readStatement(new TextEncoder().encode(file), { currency: 'EUR' });
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  expect(outcome.statement.items[0]).toMatchObject({ kind: 'earning' });
  expect(outcome.statement.items[0]).not.toHaveProperty('sale');
});

import { netOf } from '@earntrack/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStatement } from './read-statement.ts';
import type { Statement } from './statement.ts';
import { dateText, recordedByKey, render, type Style, styleOf, written } from './testing/written-style.ts';

interface Row {
  day: number;
  type: string;
  cents: number;
  text: string;
  team: string;
}

const TYPES = [
  'Hourly',
  'Fixed Price',
  'Bonus',
  'Service Fee',
  'WHT',
  'Refund',
  'Withdrawal',
  'Expense',
  'Surprise',
];
const rowOf = fc.record({
  day: fc.integer({ min: 0, max: 20 }),
  type: fc.constantFrom(...TYPES),
  cents: fc.integer({ min: -20_000_00, max: 20_000_00 }),
  text: fc.constantFrom(
    'Logo, version 2',
    'Say "hi"',
    'Service Fee for Logo',
    'Ref ID 500003',
    'Line\nbreak',
    '',
  ),
  team: fc.constantFrom('', 'North', 'South'),
});
const rowsOf = fc.array(rowOf, { minLength: 1, maxLength: 25 });
function upworkFile(rows: readonly Row[], style: Style): Uint8Array {
  return render(
    {
      Date: rows.map(({ day }) => dateText(day, style.dates)),
      'Ref ID': rows.map((_, index) => String(500_000 + index)),
      Type: rows.map(({ type }) => type),
      Description: rows.map(({ text }) => text),
      Agency: rows.map(() => ''),
      Team: rows.map(({ team }) => team),
      Amount: rows.map(({ cents }) => written(cents, style.numbers)),
    },
    style,
  );
}

function genericFile(rows: readonly Row[], style: Style): Uint8Array {
  return render(
    {
      platform: rows.map(({ team }) => team || 'Etsy'),
      date: rows.map(({ day }) => dateText(day, style.dates === 'monthFirst' ? 'iso' : style.dates)),
      amount: rows.map(({ cents }) => written(cents, style.numbers)),
      notes: rows.map(({ text }) => text),
    },
    style,
  );
}

function read(bytes: Uint8Array): Statement {
  const outcome = readStatement(bytes, { currency: 'USD' });
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  return outcome.statement;
}

const sumOf = (rows: readonly Row[]) => rows.reduce((sum, { cents }) => sum + BigInt(cents) * 10_000n, 0n);
const fileOf = { upwork: upworkFile, generic: genericFile };
const kindOf = fc.constantFrom('upwork', 'generic');

describe('for every generated statement', () => {
  it('the control total is the sum of the money column and holds to the last digit', () => {
    fc.assert(
      fc.property(kindOf, rowsOf, styleOf, (kind, rows, style) => {
        const { control } = read(fileOf[kind](rows, style));
        expect(control).toMatchObject([{ unit: 'USD', file: sumOf(rows), ok: true }]);
      }),
    );
  });

  it('every row is behind exactly one item, with what its money cell says', () => {
    fc.assert(
      fc.property(kindOf, rowsOf, styleOf, (kind, rows, style) => {
        const { items, rowCount } = read(fileOf[kind](rows, style));
        const numbers = items.flatMap((item) => item.rows.map(({ row }) => row));
        expect(numbers.sort((left, right) => left - right)).toEqual(rows.map((_, index) => index + 2));
        expect(rowCount).toBe(rows.length);
      }),
    );
  });

  it('net less payouts is what the known rows add up to, however fees were joined', () => {
    fc.assert(
      fc.property(rowsOf, styleOf, (rows, style) => {
        const { items } = read(upworkFile(rows, style));
        let total = 0n;
        for (const item of items) {
          if (item.kind === 'earning') total += netOf(item.components);
          if (item.kind === 'payout') total -= item.amount;
        }
        expect(total).toBe(sumOf(rows.filter(({ type }) => type !== 'Surprise')));
      }),
    );
  });

  it('another order of rows and columns, another way of writing dates and numbers records the same under the same keys', () => {
    fc.assert(
      fc.property(kindOf, rowsOf, fc.tuple(styleOf, styleOf), (kind, rows, [first, second]) => {
        const one = recordedByKey(read(fileOf[kind](rows, first)).items);
        const other = recordedByKey(read(fileOf[kind](rows, second)).items);
        expect(other).toEqual(one);
      }),
    );
  });

  it('an export of some of the days records the same under the same keys as the whole', () => {
    fc.assert(
      fc.property(rowsOf, styleOf, fc.integer({ min: 1, max: 20 }), (rows, style, lastDay) => {
        const numbered = rows.map((row, index) => ({ ...row, text: `${row.text} ${index}` }));
        const whole = recordedByKey(read(genericFile(numbered, style)).items);
        const part = numbered.filter(({ day }) => day <= lastDay);
        fc.pre(part.length > 0);
        for (const [key, item] of recordedByKey(read(genericFile(part, style)).items))
          expect(whole.get(key)).toEqual(item);
      }),
    );
  });

  it('identical rows stay as many as there are, each under a key of its own', () => {
    fc.assert(
      fc.property(rowOf, fc.integer({ min: 2, max: 30 }), styleOf, (row, count, style) => {
        const { items } = read(genericFile(Array<Row>(count).fill(row), style));
        expect(new Set(items.map(({ key }) => key)).size).toBe(count);
      }),
    );
  });
});

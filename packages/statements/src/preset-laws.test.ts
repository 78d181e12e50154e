import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKeyOfCharge } from './entries/keys.ts';
import type { Statement } from './statement.ts';
import { readOrThrow } from './testing/read-fixture.ts';
import { dateText, recordedByKey, render, type Style, styleOf, written } from './testing/written-style.ts';

/** From which every preset makes rows of its own. */
interface Row {
  day: number;
  /** Which of the preset's types. */
  type: number;
  cents: number;
  feeCents: number;
  /** Of a sale or a trip that several rows are about. */
  reference: number;
}

/** How a platform writes rows, and what its control column adds up to, in hundredths or seconds. */
interface Writer {
  presetId: string;
  unit: 'USD' | 's';
  columns(rows: readonly Row[], style: Style): Record<string, string[]>;
  sumOf(row: Row): number;
}

const rowOf: fc.Arbitrary<Row> = fc.record({
  day: fc.integer({ min: 0, max: 20 }),
  type: fc.nat(20),
  cents: fc.integer({ min: 1, max: 20_000_00 }),
  feeCents: fc.integer({ min: 0, max: 500_00 }),
  reference: fc.nat(3),
});
const rowsOf = fc.array(rowOf, { minLength: 1, maxLength: 25 });
function picked<Each>(all: readonly Each[], at: number): Each {
  const found = all[at % all.length];
  if (found === undefined) throw new Error('There is none');
  return found;
}
const isoDay = (day: number) => dateText(day, 'iso');

const STRIPE = [
  { type: 'charge', sign: 1 },
  { type: 'refund', sign: -1 },
  { type: 'fee', sign: -1 },
  { type: 'payout', sign: -1 },
  { type: 'risk_reserved_funds', sign: -1 },
  { type: 'something_new', sign: 1 },
] as const;
const stripe: Writer = {
  presetId: 'stripe',
  unit: 'USD',
  sumOf: ({ type, cents, feeCents }) => picked(STRIPE, type).sign * cents - feeCents,
  columns: (rows, style) => ({
    balance_transaction_id: rows.map((_, at) => `txn_${at}`),
    created_utc: rows.map(({ day }) => `${isoDay(day)} 10:00:00`),
    currency: rows.map(() => 'usd'),
    gross: rows.map(({ type, cents }) => written(picked(STRIPE, type).sign * cents, style.numbers)),
    fee: rows.map(({ feeCents }) => written(feeCents, style.numbers)),
    net: rows.map((row) => written(stripe.sumOf(row), style.numbers)),
    reporting_category: rows.map(({ type }) => picked(STRIPE, type).type),
    description: rows.map(({ reference }) => `Course ${reference}`),
  }),
};

const ETSY = [
  { type: 'Sale', column: 'Amount', sign: 1 },
  { type: 'Refund', column: 'Amount', sign: -1 },
  { type: 'Fee', column: 'Fees & Taxes', sign: -1 },
  { type: 'VAT', column: 'Fees & Taxes', sign: -1 },
  { type: 'Deposit', column: null, sign: 0 },
  { type: 'Mystery', column: 'Fees & Taxes', sign: -1 },
] as const;
const etsy: Writer = {
  presetId: 'etsy',
  unit: 'USD',
  sumOf: ({ type, cents }) => picked(ETSY, type).sign * cents,
  columns: (rows, style) => {
    const amount = (row: Row) => written(etsy.sumOf(row), style.numbers);
    const cellsOf = (column: 'Amount' | 'Fees & Taxes') =>
      rows.map((row) => (picked(ETSY, row.type).column === column ? amount(row) : '--'));
    return {
      Date: rows.map(({ day }) => dateText(day, style.dates === 'monthFirst' ? 'iso' : style.dates)),
      Type: rows.map(({ type }) => picked(ETSY, type).type),
      Title: rows.map(({ type, cents, reference }) =>
        picked(ETSY, type).type === 'Deposit'
          ? `$${(cents / 100).toFixed(2)} sent to your bank account`
          : `About order #${3_800_000_000 + reference}`,
      ),
      Info: rows.map(({ reference }) => `Order #${3_800_000_000 + reference}`),
      Currency: rows.map(() => 'USD'),
      Amount: cellsOf('Amount'),
      'Fees & Taxes': cellsOf('Fees & Taxes'),
      Net: rows.map((row) => (picked(ETSY, row.type).column === null ? '--' : amount(row))),
    };
  },
};

const UBER = ['trip completed order', 'tip', 'quest', 'so.payout'] as const;
const uber: Writer = {
  presetId: 'uber',
  unit: 'USD',
  sumOf: ({ type, cents, feeCents }) => (picked(UBER, type) === 'so.payout' ? -cents : cents - feeCents),
  columns: (rows, style) => {
    const cellsOf = (cents: (row: Row, isPayout: boolean) => number) =>
      rows.map((row) => written(cents(row, picked(UBER, row.type) === 'so.payout'), style.numbers));
    return {
      'transaction UUID': rows.map((_, at) => `tx-${at}`),
      'Trip UUID': rows.map(({ reference }) => (reference === 0 ? '' : `trip-${reference}`)),
      Description: rows.map(({ type }) => picked(UBER, type)),
      'vs reporting': rows.map(({ day }) => `${isoDay(day)} 12:00:00.000 +0100 CET`),
      'Paid to you': cellsOf((row) => uber.sumOf(row)),
      'Paid to you : Your earnings': cellsOf((row, isPayout) => (isPayout ? 0 : uber.sumOf(row))),
      'Paid to you:Your earnings:Fare': cellsOf(({ cents }, isPayout) => (isPayout ? 0 : cents)),
      'Paid to you:Your earnings:Service fee': cellsOf(({ feeCents }, isPayout) =>
        isPayout ? 0 : -feeCents,
      ),
      'Paid to you:Trip balance:Payouts:Transferred To Bank Account': cellsOf(({ cents }, isPayout) =>
        isPayout ? -cents : 0,
      ),
    };
  },
};

const clock = (seconds: number) =>
  [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
/** At most ten hours, which begin in the morning. */
const secondsOf = ({ cents }: Row) => cents % 36_000;
const toggl: Writer = {
  presetId: 'toggl',
  unit: 's',
  sumOf: secondsOf,
  columns: (rows, style) => ({
    Project: rows.map(({ reference }) => `Project ${reference}`),
    Description: rows.map(({ type }) => `Task ${type % 3}`),
    'Start date': rows.map(({ day }) => dateText(day, style.dates)),
    'Start time': rows.map(() => '08:00:00'),
    'End date': rows.map(({ day }) => dateText(day, style.dates)),
    'End time': rows.map((row) => clock(8 * 3600 + secondsOf(row))),
    Duration: rows.map((row) => clock(secondsOf(row))),
    'Amount (USD)': rows.map(({ feeCents }) => (feeCents / 100).toFixed(2)),
  }),
};

/** Some days may leave open what others settle. */
const read = (writer: Writer, rows: readonly Row[], style: Style): Statement =>
  readOrThrow(render(writer.columns(rows, style), style), {
    currency: 'USD',
    timeZone: 'Europe/Paris',
    dateOrder: 'monthFirst',
  });

describe.each([stripe, etsy, uber, toggl])('for every generated statement of $presetId', (writer) => {
  const micros = writer.unit === 's' ? 1_000_000n : 10_000n;

  it('the control total is the sum of its column and holds to the last digit, and every row is there', () => {
    fc.assert(
      fc.property(rowsOf, styleOf, (rows, style) => {
        const { presetId, control, rowCount, items } = read(writer, rows, style);
        const sum = rows.reduce((all, row) => all + BigInt(writer.sumOf(row)) * micros, 0n);
        expect({ presetId, rowCount }).toEqual({ presetId: writer.presetId, rowCount: rows.length });
        // A payout and what was taken for it are of one row.
        const numbers = new Set(Array.from(items).flatMap((item) => item.rows.map(({ row }) => row)));
        expect([...numbers].toSorted((left, right) => left - right)).toEqual(rows.map((_, at) => at + 2));
        expect(control.find(({ unit }) => unit === writer.unit)).toMatchObject({ file: sum, ok: true });
        expect(control.filter(({ ok }) => !ok)).toEqual([]);
      }),
    );
  });

  it('another order of rows and columns, another way of writing dates and numbers records the same under the same keys', () => {
    fc.assert(
      fc.property(rowsOf, styleOf, styleOf, (rows, first, second) => {
        const one = recordedByKey(read(writer, rows, first).items);
        expect(recordedByKey(read(writer, rows, second).items)).toEqual(one);
      }),
    );
  });

  it('an export of some of the days records the same under the same keys as the whole', () => {
    fc.assert(
      fc.property(rowsOf, styleOf, fc.integer({ min: 1, max: 20 }), (rows, style, days) => {
        // Months go by in turns of days.
        const part = rows.map((row) => isoDay(row.day) <= isoDay(days));
        fc.pre(part.some(Boolean));
        const columns = writer.columns(rows, style);
        const ofPart = Object.entries(columns).map(([name, cells]) => [
          name,
          cells.filter((_, at) => part[at]),
        ]);
        const whole = recordedByKey(read(writer, rows, style).items);
        const bytes = render(Object.fromEntries(ofPart) as Record<string, string[]>, style);
        const options = { currency: 'USD', timeZone: 'Europe/Paris', dateOrder: 'monthFirst' } as const;
        for (const [key, item] of recordedByKey(readOrThrow(bytes, options).items))
          expect(whole.get(key)).toEqual(item);
      }),
    );
  });

  it('identical rows stay as many as there are, each under a key of its own', () => {
    fc.assert(
      fc.property(rowOf, fc.integer({ min: 2, max: 30 }), styleOf, (row, count, style) => {
        // Where a trip tells of itself in several rows, they are one earning.
        const alike = Array.from({ length: count }, () => ({ ...row, reference: 0 }));
        const { items, rowCount } = read(writer, alike, style);
        expect(rowCount).toBe(count);
        expect(new Set(items.map(({ kind, key }) => `${kind} ${key}`)).size).toBe(items.length);
        // A payout has its fee beside it, of the same row.
        expect(items.filter(({ key }) => !isKeyOfCharge(key))).toHaveLength(count);
      }),
    );
  });
});

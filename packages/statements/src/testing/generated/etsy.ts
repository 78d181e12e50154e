import {
  amountText,
  type Books,
  dayText,
  type Form,
  isoDay,
  type Line,
  picked,
  type Row,
  type Writer,
} from './writer.ts';

/** In which column the amount stands, and what it is. */
const KINDS = [
  { type: 'Sale', column: 'Amount', sign: 1, to: 'base' },
  { type: 'Refund', column: 'Amount', sign: -1, to: 'adjustments' },
  { type: 'Fee', column: 'Fees & Taxes', sign: -1, to: 'fees' },
  { type: 'VAT', column: 'Fees & Taxes', sign: -1, to: 'fees' },
  { type: 'Deposit', column: null, sign: 0, to: 'payout' },
  { type: 'Mystery', column: 'Fees & Taxes', sign: -1, to: null },
] as const;

function booksOf({ sign, to }: (typeof KINDS)[number], cents: number): Partial<Books> {
  if (to === 'payout') return { payout: cents };
  if (to === null) return { isUnknown: true };
  return { parts: { [to]: to === 'fees' ? -sign * cents : sign * cents } };
}

function lineOf({ day, type, cents, reference }: Row, form: Form): Line {
  const kind = picked(KINDS, type);
  const order = `order #${3_800_000_000 + reference}`;
  const on = isoDay(day);
  const amount = amountText(kind.sign * cents, 'USD', form);
  const amountIn = (column: string) => (kind.column === column ? amount : '--');
  // Etsy never writes months as numbers with a slash.
  const dates = form.dates === 'monthFirst' ? 'iso' : form.dates;
  return {
    cells: {
      Date: dayText(on, { ...form, dates }),
      Type: kind.type,
      Title:
        kind.to === 'payout' ? `$${(cents / 100).toFixed(2)} sent to your bank account` : `About ${order}`,
      Info: `Order #${3_800_000_000 + reference}`,
      Currency: 'USD',
      Amount: amountIn('Amount'),
      'Fees & Taxes': amountIn('Fees & Taxes'),
      Net: kind.column === null ? '--' : amount,
    },
    books: { on, unit: 'USD', said: kind.sign * cents, ...booksOf(kind, cents) },
  };
}

/** Fees are rows of their own, and what was sent to the bank stands in a text. */
export const etsy: Writer = {
  presetId: 'etsy',
  // The amounts in texts have a decimal point.
  lines: (rows, form) => rows.map((row) => lineOf(row, { ...form, hasDecimalComma: false })),
  options: () => ({}),
};

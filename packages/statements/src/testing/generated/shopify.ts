import type { ComponentName } from '@earntrack/domain';
import { zonedText } from './moments.ts';
import {
  amountText,
  type Books,
  dateOrderOf,
  type Form,
  isoDay,
  type Line,
  picked,
  type Row,
  type Writer,
} from './writer.ts';

/** Which way its amount goes, whether a fee is taken of it, and what it is. */
const KINDS: readonly {
  type: string;
  sign: 1 | -1;
  hasFee?: true;
  to: ComponentName | 'payout' | 'unknown' | null;
}[] = [
  { type: 'charge', sign: 1, hasFee: true, to: 'base' },
  { type: 'refund', sign: -1, to: 'adjustments' },
  { type: 'chargeback', sign: -1, hasFee: true, to: 'adjustments' },
  { type: 'chargeback won', sign: 1, to: 'adjustments' },
  { type: 'adjustment', sign: -1, to: 'adjustments' },
  { type: 'payout', sign: -1, to: 'payout' },
  { type: 'payout_failure', sign: 1, to: 'payout' },
  { type: 'reserve', sign: -1, to: null },
  { type: 'something new', sign: 1, hasFee: true, to: 'unknown' },
];
/** Clocks of the shop go forward on this day. */
const SUMMER = '2026-03-08';

function booksOf(to: (typeof KINDS)[number]['to'], amount: number, fee: number): Partial<Books> {
  if (to === null) return {};
  if (to === 'unknown') return { isUnknown: true };
  return to === 'payout' ? { payout: -amount } : { parts: { [to]: amount, fees: fee } };
}

function lineOf(row: Row, form: Form): Line {
  const { type, sign, hasFee, to } = picked(KINDS, row.type);
  const unit = picked(['USD', 'EUR'], row.currency);
  const [amount, fee] = [sign * row.cents, hasFee ? row.feeCents : 0];
  const on = isoDay(row.day);
  const offset = on >= SUMMER ? -240 : -300;
  return {
    cells: {
      'Transaction Date': zonedText({ day: on, second: row.second, offset }, form),
      Type: type,
      Order: `#${1000 + row.reference}`,
      'Card Brand': 'visa',
      'Payout Status': picked(['paid', 'pending', 'scheduled'], row.reference),
      'Payout Date': '',
      Amount: amountText(amount, unit, form),
      Fee: amountText(fee, unit, form),
      Net: amountText(amount - fee, unit, form),
      Currency: unit,
      // Older files end here.
      ...(form.columns % 2 === 0 && { Checkout: '', 'Payment Method': 'card', 'Payout ID': '9001' }),
    },
    books: {
      on,
      unit,
      said: amount - fee,
      ...booksOf(to, amount, fee),
    },
  };
}

/** Moments of the shop on both sides of a change of its clocks; no row has an id. */
export const shopify: Writer = {
  presetId: 'shopify',
  lines: (rows, form) => rows.map((row) => lineOf(row, form)),
  options: dateOrderOf,
};

import type { ComponentName } from '@earntrack/domain';
import {
  amountText,
  dateOrderOf,
  dayText,
  type Form,
  isoDay,
  type Line,
  picked,
  type Row,
  type Writer,
} from './writer.ts';

/** Which way its amount goes, and what it is. */
const KINDS: readonly { type: string; sign: 1 | -1; to: ComponentName | 'payout' | null }[] = [
  { type: 'Hourly', sign: 1, to: 'base' },
  { type: 'Service Fee', sign: -1, to: 'fees' },
  { type: 'Fixed Price', sign: 1, to: 'base' },
  { type: 'WHT', sign: -1, to: 'taxesWithheld' },
  { type: 'Bonus', sign: 1, to: 'bonuses' },
  { type: 'Tip', sign: 1, to: 'tips' },
  { type: 'Refund', sign: -1, to: 'adjustments' },
  { type: 'Service Fee Refund', sign: 1, to: 'fees' },
  { type: 'Expense', sign: 1, to: 'reimbursements' },
  { type: 'Withdrawal', sign: -1, to: 'payout' },
  { type: 'Withdrawal Reversal', sign: 1, to: 'payout' },
  { type: 'Withdrawal Fee', sign: -1, to: 'fees' },
  { type: 'Connects Purchase', sign: -1, to: 'fees' },
  { type: 'Something New', sign: 1, to: null },
];
/** Of these the files write what was taken with a minus. */
const TAKEN: ReadonlySet<string> = new Set(['fees', 'taxesWithheld', 'payout']);

function lineOf(row: Row, form: Form): Line {
  const { type, sign, to } = picked(KINDS, row.type);
  const said = sign * row.cents;
  const booked = to !== null && TAKEN.has(to) ? -said : said;
  const on = isoDay(row.day);
  const id = String(700_000_000 + row.nth);
  const team = `Team ${row.reference}`;
  const subject = `${type} for job ${row.reference}`;
  const amount = amountText(said, 'USD', form);
  const older = { 'Ref ID': id, Type: type, Description: subject, Team: team, Amount: amount, Balance: '' };
  const newer = {
    'Transaction ID': id,
    'Transaction type': type,
    'Transaction summary': subject,
    'Client team': team,
    'Ref ID': id,
    'Amount $': amount,
    'Amount in local currency': '-821,40',
    Currency: 'EUR',
  };
  return {
    cells: { Date: dayText(on, form), ...picked([older, newer], form.edition) },
    books: {
      on,
      unit: 'USD',
      said,
      ...(to === null && { isUnknown: true }),
      ...(to === 'payout' && { payout: booked }),
      ...(to !== null && to !== 'payout' && { parts: { [to]: booked } }),
    },
  };
}

/** Fees and taxes in rows of their own, in both layouts. */
export const upwork: Writer = {
  presetId: 'upwork',
  lines: (rows, form) => rows.map((row) => lineOf(row, form)),
  options: dateOrderOf,
};

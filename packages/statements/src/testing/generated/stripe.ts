import type { ReadOptions } from '../../rows/decisions.ts';
import { localText, wallInParis } from './moments.ts';
import {
  amountText,
  type Books,
  centsIn,
  dateOrderOf,
  type Form,
  isoDay,
  type Line,
  picked,
  type Row,
  type Writer,
} from './writer.ts';

/** Its name in the reports, and that in the list where it is another; which way its gross goes, and what it is. */
const KINDS = [
  { type: 'charge', sign: 1, to: 'base' },
  { type: 'refund', sign: -1, to: 'adjustments' },
  { type: 'fee', listed: 'stripe_fee', sign: -1, to: 'fees' },
  { type: 'payout', sign: -1, to: 'payout' },
  { type: 'risk_reserved_funds', listed: 'reserve_transaction', sign: -1, to: null },
  { type: 'something_new', sign: 1, to: 'unknown' },
  { type: 'payment', sign: 1, to: 'base' },
  { type: 'dispute', listed: 'adjustment', sign: -1, to: 'adjustments' },
  { type: 'dispute_reversal', listed: 'adjustment', sign: 1, to: 'adjustments' },
  { type: 'tax', listed: 'tax_fee', sign: -1, to: 'fees' },
  { type: 'payout_reversal', listed: 'payout_failure', sign: 1, to: 'payout' },
  { type: 'transfer', sign: -1, to: 'adjustments' },
  { type: 'currency_conversion', sign: -1, to: 'payout' },
] as const;
const CURRENCIES = ['USD', 'EUR', 'JPY'];

const OF_REPORTS = ['in UTC', 'in own time', 'by another day', 'without fees', 'without net'] as const;
/** What the columns of the reports are called in the list of the dashboard. */
const IN_LIST: Readonly<Record<string, string>> = {
  balance_transaction_id: 'id',
  created_utc: 'Created (UTC)',
  currency: 'Currency',
  gross: 'Amount',
  fee: 'Fee',
  net: 'Net',
  reporting_category: 'Type',
  description: 'Description',
};

function booksOf({ to }: (typeof KINDS)[number], gross: number, fee: number): Partial<Books> {
  if (to === null) return {};
  if (to === 'unknown') return { isUnknown: true };
  if (to === 'payout') return { payout: -gross, parts: { fees: fee } };
  return { parts: to === 'fees' ? { fees: fee - gross } : { [to]: gross, fees: fee } };
}

function momentOf(row: Row, form: Form): { cells: Record<string, string>; on: string } {
  const utc = { day: isoDay(row.day), second: row.second, offset: 0 };
  const inParis = wallInParis(utc);
  const columns = picked(OF_REPORTS, form.columns);
  const name = { 'in own time': 'created', 'by another day': 'effective_at_utc' }[columns as string];
  const wall = name === 'created' ? inParis : utc;
  return { cells: { [name ?? 'created_utc']: localText(wall, form) }, on: inParis.day };
}

function lineOf(row: Row, form: Form): Line {
  const kind = picked(KINDS, row.type);
  const unit = picked(CURRENCIES, row.currency);
  const [gross, fee] = [kind.sign * centsIn(row.cents, unit), centsIn(row.feeCents, unit)];
  const columns = picked(OF_REPORTS, form.columns);
  const { cells: moment, on } = momentOf(row, form);
  return {
    cells: {
      balance_transaction_id: `txn_${row.nth}`,
      ...moment,
      currency: unit.toLowerCase(),
      gross: amountText(gross, unit, form),
      ...(columns !== 'without fees' && { fee: amountText(fee, unit, form) }),
      ...(columns !== 'without net' && { net: amountText(gross - fee, unit, form) }),
      reporting_category: kind.type,
      description: `Course ${row.reference}`,
    },
    books: { on, unit, said: gross - fee, ...booksOf(kind, gross, fee) },
  };
}

const options = (form: Form): ReadOptions => ({ ...dateOrderOf(form), timeZone: 'Europe/Paris' });

function lineOfList(row: Row, form: Form): Line {
  const kind = picked(KINDS, row.type);
  const { cells, books } = lineOf(row, { ...form, columns: 0 });
  const listed = { ...cells, reporting_category: 'listed' in kind ? kind.listed : kind.type };
  const named = Object.entries(listed).map(([name, cell]) => [IN_LIST[name] ?? name, cell]);
  return { cells: Object.fromEntries(named) as Record<string, string>, books };
}

/** Several currencies, and every set of columns that people choose; or the list of the dashboard. */
export const stripe: Writer = {
  presetId: 'stripe',
  lines: (rows, form) => rows.map((row) => picked([lineOf, lineOfList], form.edition)(row, form)),
  options,
};

import { clock } from './moments.ts';
import { EDITIONS, KINDS, type Kind, type Words } from './paypal-words.ts';
import {
  amountText,
  type Books,
  centsIn,
  dateOrderOf,
  dayText,
  type Form,
  isoDay,
  type Line,
  picked,
  type Row,
  type Writer,
} from './writer.ts';

interface Amounts {
  gross: number;
  /** As PayPal writes it: what is taken is negative. */
  fee: number;
}

/** A refund gives back some of what PayPal had taken. */
function amountsOf(kind: Kind, cents: number, feeCents: number): Amounts {
  switch (kind) {
    case 'sale':
    case 'pending':
    case 'memo':
      return { gross: cents, fee: -feeCents };
    case 'refund':
      return { gross: -cents, fee: feeCents % 50 };
    case 'cardWithdrawal':
      return { gross: -cents, fee: -100 - feeCents };
    case 'wonBack':
      return { gross: cents, fee: -100 - feeCents };
    case 'givenBack':
    case 'deposit':
    case 'unknown':
      return { gross: cents, fee: 0 };
    default:
      return { gross: -cents, fee: 0 };
  }
}

function booksOf(kind: Kind, { gross, fee }: Amounts): Partial<Books> {
  switch (kind) {
    case 'sale':
      return { parts: { base: gross, fees: -fee } };
    case 'refund':
    case 'takenBack':
    case 'wonBack':
      return { parts: { adjustments: gross, fees: -fee } };
    case 'fee':
      return { parts: { fees: -gross } };
    case 'withdrawal':
    case 'cardWithdrawal':
      return { payout: -gross, parts: { fees: -fee } };
    case 'unknown':
      return { isUnknown: true };
    default:
      return {};
  }
}

/** What a row of this kind is called; undefined where this file has none. */
function typeOf(kind: Kind, { columns, kinds }: Words): string | undefined {
  switch (kind) {
    case 'pending':
      return columns.status && kinds.sale;
    case 'memo':
      return columns.impact && kinds.sale;
    case 'wonBack':
      return columns.fee && kinds.takenBack;
    case 'cardWithdrawal':
      return columns.fee && kinds.cardWithdrawal;
    default:
      return kinds[kind];
  }
}

function lineOf(row: Row, form: Form): Line {
  const words = picked(EDITIONS, form.edition);
  const { columns } = words;
  const kind = picked(
    KINDS.filter((each) => typeOf(each, words) !== undefined),
    row.type,
  );
  const unit = picked(['USD', 'EUR', 'JPY'], row.currency);
  const amounts = amountsOf(kind, centsIn(row.cents, unit), centsIn(row.feeCents, unit));
  if (columns.fee === undefined) amounts.fee = 0;
  const net = amounts.gross + amounts.fee;
  const amount = (cents: number) => amountText(cents, unit, form);
  const on = isoDay(row.day);
  return {
    cells: {
      [columns.date]: dayText(on, form),
      [columns.time]: clock(row.second),
      [columns.type]: typeOf(kind, words) ?? '',
      ...(columns.status && { [columns.status]: kind === 'pending' ? words.pending : words.done }),
      [columns.currency]: unit,
      [columns.gross]: amount(amounts.gross),
      ...(columns.fee && { [columns.fee]: amount(amounts.fee) }),
      ...(columns.net && { [columns.net]: amount(net) }),
      ...(columns.id && { [columns.id]: `PP${row.nth}` }),
      ...(columns.title && { [columns.title]: `Poster ${row.reference}` }),
      [columns.reference]: '',
      [columns.balance]: amount(0),
      ...(columns.impact && { [columns.impact]: kind === 'memo' ? (words.memo ?? '') : '' }),
    },
    books: { on, unit, said: net, ...booksOf(kind, amounts) },
  };
}

/** Exports in other languages have the day first. */
function formIn(form: Form): Form {
  return picked(EDITIONS, form.edition).isDayFirst ? { ...form, isDayFirst: true } : form;
}

/** Activity of a business and of a person, and statements, in several languages and with several currencies in one file. */
export const paypal: Writer = {
  presetId: 'paypal',
  lines: (rows, form) => rows.map((row) => lineOf(row, formIn(form))),
  options: (form) => ({ ...dateOrderOf(formIn(form)), decimal: form.hasDecimalComma ? ',' : '.' }),
};

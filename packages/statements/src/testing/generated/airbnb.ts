import type { ComponentName } from '@earntrack/domain';
import {
  amountText,
  type Books,
  dateOrderOf,
  dayText,
  type Form,
  isoDay,
  type Line,
  picked,
  type Row,
  type Writer,
} from './writer.ts';

interface Kind {
  /** In the language of the account. */
  type: string;
  sign: 1 | -1;
  /** What is taken off it stands beside it. */
  hasFee?: true;
  to: ComponentName | 'payout' | null;
}

const ENGLISH: readonly Kind[] = [
  { type: 'Reservation', sign: 1, hasFee: true, to: 'base' },
  { type: 'Payout', sign: 1, to: 'payout' },
  { type: 'Co-Host payout', sign: -1, to: 'base' },
  { type: 'Experience', sign: 1, hasFee: true, to: 'base' },
  { type: 'Adjustment', sign: -1, to: 'adjustments' },
  { type: 'Resolution Payout', sign: 1, to: 'adjustments' },
  { type: 'Cancellation Fee', sign: -1, to: 'adjustments' },
  { type: 'Host Promotion', sign: 1, to: 'bonuses' },
  { type: 'Pass Through Tot', sign: 1, to: 'passThroughTax' },
  { type: 'Tax Withholding', sign: -1, to: 'taxesWithheld' },
  { type: 'Something New', sign: 1, to: null },
];
const PORTUGUESE: readonly Kind[] = [
  { type: 'Reserva', sign: 1, hasFee: true, to: 'base' },
  { type: 'Payout', sign: 1, to: 'payout' },
  { type: 'Recebimento do coanfitrião', sign: -1, to: 'base' },
  { type: 'Pagamento da Resolução', sign: 1, to: 'adjustments' },
  { type: 'Outra coisa', sign: 1, to: null },
];
/** What some exports call a column. */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = { 'Service fee': 'Host fee' };
/** What the columns of a Portuguese account are called. */
const IN_PORTUGUESE: Readonly<Record<string, string>> = {
  Date: 'Data',
  'Arriving by date': 'Disponível por data',
  Type: 'Tipo',
  'Confirmation code': 'Código de Confirmação',
  Nights: 'Noites',
  Guest: 'Hóspede',
  Listing: 'Anúncio',
  Details: 'Informações',
  'Reference code': 'Código de referência',
  Currency: 'Moeda',
  Amount: 'Valor',
  'Paid out': 'Pago',
  'Service fee': 'Taxa de serviço',
  'Fast pay fee': 'Taxa de pagamento rápido',
  'Gross earnings': 'Ganhos brutos',
};

function booksOf(
  { to }: Kind,
  { amount, fee, fast }: { amount: number; fee: number; fast: number },
): Partial<Books> {
  if (to === null) return { isUnknown: true };
  if (to === 'payout') return { said: 0, payout: amount, parts: { fees: fast } };
  if (to === 'taxesWithheld') return { parts: { [to]: -amount } };
  return { parts: { [to]: amount + fee, fees: fee } };
}

function lineOf(row: Row, kind: Kind, form: Form): Line {
  const unit = picked(['EUR', 'USD', 'GBP'], row.currency);
  const on = isoDay(row.day);
  const isPayout = kind.to === 'payout';
  const said = {
    amount: kind.sign * row.cents,
    fee: kind.hasFee ? row.feeCents : 0,
    fast: isPayout ? row.feeCents % 300 : 0,
  };
  const amount = (cents: number) => amountText(cents, unit, form);
  const isOfGuest = kind.to === 'base';
  return {
    cells: {
      Date: dayText(on, form),
      'Arriving by date': isPayout ? dayText(on, form) : '',
      Type: kind.type,
      'Confirmation code': isPayout ? '' : `HMSAMPLE${row.reference}`,
      Nights: isOfGuest ? String(1 + row.reference) : '',
      Guest: isOfGuest ? 'Sample Guest' : '',
      Listing: isPayout ? '' : 'Flat',
      Details: isPayout ? 'Transfer to account' : '',
      'Reference code': isPayout ? `G-SAMPLE${row.nth}` : '',
      Currency: unit,
      Amount: isPayout ? '' : amount(said.amount),
      'Paid out': isPayout ? amount(said.amount) : '',
      'Service fee': kind.hasFee ? amount(said.fee) : '',
      'Fast pay fee': said.fast > 0 ? amount(said.fast) : '',
      'Gross earnings': kind.hasFee ? amount(said.amount + said.fee) : '',
    },
    books: { on, unit, said: said.amount, ...booksOf(kind, said) },
  };
}

function renamed({ cells, books }: Line, names: Readonly<Record<string, string>>): Line {
  const all = Object.entries(cells).map(([name, cell]) => [names[name] ?? name, cell]);
  return { cells: Object.fromEntries(all) as Record<string, string>, books };
}

/** Payouts beside what they pay, taxes, listings in several currencies; or fewer kinds of rows in another language. */
export const airbnb: Writer = {
  presetId: 'airbnb',
  lines: (rows, form) =>
    rows.map((row) => {
      const [kinds, names] = picked(
        [
          [ENGLISH, NAMED_OTHERWISE],
          [PORTUGUESE, IN_PORTUGUESE],
        ] as const,
        form.edition,
      );
      const line = lineOf(row, picked(kinds, row.type), form);
      return kinds === ENGLISH && form.columns % 2 === 0 ? line : renamed(line, names);
    }),
  options: dateOrderOf,
};

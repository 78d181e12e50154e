import { addDays, type LocalDate } from '@earntrack/domain';
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

const EARNINGS = 'Paid to you:Your earnings';
const BALANCE = 'Paid to you:Trip balance';
const COLUMNS = {
  fare: `${EARNINGS}:Fare`,
  fee: `${EARNINGS}:Service fee`,
  tip: `${EARNINGS}:Tip`,
  promotion: `${EARNINGS}:Promotion:Quest`,
  withheld: `${EARNINGS}:Taxes:Income tax withholding`,
  toll: `${BALANCE}:Refunds:Toll`,
  instant: `${BALANCE}:Expenses:Instant Pay Fees`,
  cash: `${BALANCE}:Payouts:Cash collected`,
  bank: `${BALANCE}:Payouts:Transferred To Bank Account`,
} as const;
type Amounts = Partial<Record<keyof typeof COLUMNS, number>>;

/** What a row of each description says, of its amount and its fee. */
const KINDS: readonly { text: string; amounts(cents: number, feeCents: number): Amounts }[] = [
  { text: 'trip completed order', amounts: (cents, feeCents) => ({ fare: cents, fee: -feeCents }) },
  { text: 'tip', amounts: (cents) => ({ tip: cents }) },
  { text: 'quest', amounts: (cents) => ({ promotion: cents }) },
  { text: 'so.payout', amounts: (cents) => ({ bank: -cents }) },
  { text: 'trip fare adjust order', amounts: (cents) => ({ fare: -cents }) },
  {
    text: 'trip completed order',
    amounts: (cents, feeCents) => ({ fare: cents, fee: -feeCents, cash: -cents - 100, toll: 100 }),
  },
  {
    text: 'trip completed order',
    amounts: (cents, feeCents) => ({ fare: cents, fee: -feeCents, withheld: -(feeCents % 90) }),
  },
  { text: 'so.payout', amounts: (cents, feeCents) => ({ bank: -cents, instant: -(feeCents % 200) }) },
];

function booksOf({ fare = 0, fee = 0, ...others }: Amounts): Partial<Books> {
  const { tip = 0, promotion = 0, withheld = 0, toll = 0, instant = 0, cash = 0, bank = 0 } = others;
  if (bank !== 0) return { payout: -bank, parts: { fees: -instant } };
  const earned = { base: fare, fees: -fee, tips: tip, bonuses: promotion, taxesWithheld: -withheld };
  return { parts: { ...earned, reimbursements: toll, cashCollected: -cash } };
}

const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);

function lineOf({ nth, day, second, type, cents, feeCents, reference }: Row, form: Form): Line {
  const kind = picked(KINDS, type);
  const amounts = kind.amounts(cents, feeCents);
  const { toll = 0, instant = 0, cash = 0, bank = 0 } = amounts;
  const paid = sum(Object.values(amounts));
  const cell = (amount: number) => amountText(amount, 'USD', form);
  const leaves = Object.entries(COLUMNS).map(([name, column]) => [
    column,
    cell(amounts[name as keyof Amounts] ?? 0),
  ]);
  const columns: Record<string, string> = {
    'Paid to you': cell(paid),
    [EARNINGS]: cell(paid - toll - instant - cash - bank),
    ...(Object.fromEntries(leaves) as Record<string, string>),
  };
  const spaced = Object.entries(columns).map(([name, amount]) => [
    form.columns % 2 === 0 ? name : name.replaceAll(':', ' : '),
    amount,
  ]);
  const moment = { day: isoDay(day), second, offset: 60 };
  return {
    cells: {
      'transaction UUID': `tx-${nth}`,
      'Trip UUID': reference === 0 ? '' : `trip-${reference}`,
      Description: kind.text,
      [picked(['vs reporting', 'vs reporting time', 'Transaction time', 'Local timestamp'], form.columns)]:
        `${zonedText(moment, form)}${form.moments < 6 ? ' CET' : ''}`,
      ...(Object.fromEntries(spaced) as Record<string, string>),
    },
    // Uber's day begins at four.
    books: {
      on: second < 4 * 3600 ? addDays(moment.day as LocalDate, -1) : moment.day,
      unit: 'USD',
      said: paid,
      ...booksOf(amounts),
    },
  };
}

/** A tree of columns, rows of one trip, cash, and what it costs to be paid at once. */
export const uber: Writer = {
  presetId: 'uber',
  lines: (rows, form) => rows.map((row) => lineOf(row, form)),
  options: (form) => ({ ...dateOrderOf(form), currency: 'USD' }),
};

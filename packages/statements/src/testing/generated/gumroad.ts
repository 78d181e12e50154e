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

/** What stands in the columns of fees and of what is left, and what the row is. */
interface Told {
  fee: number | null;
  net: number;
  books: Pick<Books, 'parts' | 'payout' | 'isUnknown'>;
}
type Kind = readonly [type: string, tell: (cents: number, feeCents: number) => Told];

const sold: Kind[1] = (net, fee) => ({ fee, net, books: { parts: { base: net + fee, fees: fee } } });
const givenBack: Kind[1] = (cents, fee) => ({
  fee: -fee,
  net: -cents,
  books: { parts: { adjustments: -cents - fee, fees: -fee } },
});
/** Here the fee that is given back has no minus. */
const givenBackElsewhere: Kind[1] = (cents, fee) => ({ ...givenBack(cents, fee), fee });
const charged: Kind[1] = (cents) => ({ fee: cents, net: -cents, books: { parts: { fees: cents } } });
const paidElsewhere: Kind[1] = (cents) => ({ fee: null, net: -cents, books: { payout: cents } });
const adjusted =
  (sign: 1 | -1): Kind[1] =>
  (cents) => ({ fee: null, net: sign * cents, books: { parts: { adjustments: sign * cents } } });

const KINDS: readonly Kind[] = [
  ['Sale', sold],
  ['Full Refund', givenBack],
  ['Partial Refund', givenBack],
  ['Chargeback', givenBack],
  ['PayPal Refund', givenBackElsewhere],
  ['Stripe Connect Refund', givenBackElsewhere],
  ['Credit', adjusted(1)],
  ['Technical Adjustment', adjusted(-1)],
  ['Affiliate Credit', (cents) => ({ fee: null, net: cents, books: { parts: { bonuses: cents } } })],
  ['Payout Fee', charged],
  ['PayPal Payouts', paidElsewhere],
  ['Stripe Connect Payouts', paidElsewhere],
  ['Something New', (cents) => ({ fee: null, net: cents, books: { isUnknown: true } })],
];

function lineOf(row: Row, form: Form): Line {
  const [type, tell] = picked(KINDS, row.type);
  const { fee, net, books } = tell(row.cents, row.feeCents);
  const on = isoDay(row.day);
  const amount = (cents: number) => amountText(cents, 'USD', form);
  return {
    cells: {
      Type: type,
      Date: dayText(on, form),
      'Purchase ID': fee === null ? '' : `p-${row.reference}`,
      'Item Name': `Planner ${row.reference}`,
      'Buyer Name': 'Sample Buyer',
      'Buyer Email': 'buyer@example.com',
      'Taxes ($)': amount(0),
      'Shipping ($)': amount(0),
      'Sale Price ($)': amount(net + (fee ?? 0)),
      'Gumroad Fees ($)': fee === null ? '' : amount(fee),
      'Net Total ($)': amount(net),
    },
    books: { on, unit: 'USD', said: net, ...books },
  };
}

/** A row that adds up these. */
function totalOf(type: string, lines: readonly Line[], form: Form): Line {
  const said = lines.reduce((sum, { books }) => sum + books.said, 0);
  return {
    cells: { Type: type, Date: '', 'Net Total ($)': amountText(said, 'USD', form) },
    books: { on: '', unit: 'USD', said },
  };
}

/** The file of one payout, with what it adds up. */
export const gumroad: Writer = {
  presetId: 'gumroad',
  lines: (rows, form) => {
    const lines = rows.map((row) => lineOf(row, form));
    const named = ['Subtotal - activity paid out by Gumroad', 'Totals'];
    return [...lines, ...named.map((type) => totalOf(type, lines, form))];
  },
  options: dateOrderOf,
};

/** What the marks of a sale say: paid back in part, wholly, disputed, won, on trial, or ordered before it is out. */
const MARKS = [
  {},
  { refund: true },
  { full: '1' },
  { disputed: '1' },
  { disputed: '1', won: '1' },
  { trial: '1' },
  { preorder: '1' },
  // Where a mark says anything else, whether it was paid back is not known.
  { full: 'true' },
] as const;
type Marks = Partial<Record<'full' | 'disputed' | 'won' | 'trial' | 'preorder', string>> & { refund?: true };

function isPaid({ full = '0', disputed = '0', won = '0', trial = '0', preorder = '0' }: Marks): boolean {
  return full === '0' && disputed === won && trial === '0' && preorder === '0';
}

function saleOf(row: Row, form: Form): Line {
  const marks: Marks = picked(MARKS, row.type);
  const [net, fee] = [row.cents, row.feeCents];
  const tip = Math.min(net, fee % 300);
  const refund = marks.refund ? Math.ceil(net / 3) : 0;
  const on = isoDay(row.day);
  const amount = (cents: number) => amountText(cents, 'USD', form);
  return {
    cells: {
      'Purchase ID': `aB${row.nth}==`,
      'Item Name': `Brushes ${row.reference}`,
      'Buyer Name': 'Sample Buyer',
      'Purchase Date': dayText(on, form),
      'Sale Price ($)': amount(net + fee),
      'Fees ($)': amount(fee),
      'Net Total ($)': amount(net),
      'Tip ($)': amount(tip),
      'Partial Refund ($)': amount(refund),
      'Refunded?': refund > 0 ? '1' : '0',
      'Fully Refunded?': marks.full ?? '0',
      'Disputed?': marks.disputed ?? '0',
      'Dispute Won?': marks.won ?? '0',
      'Free trial purchase?': marks.trial ?? '0',
      'Pre-order authorization?': marks.preorder ?? '0',
      ...(form.columns % 2 === 0 && { 'Favourite colour': 'blue' }),
    },
    books: {
      on,
      unit: 'USD',
      said: net,
      ...(marks.full === 'true' && { isUnknown: true }),
      ...(isPaid(marks) && { parts: { base: net - tip + fee, tips: tip, fees: fee, adjustments: -refund } }),
    },
  };
}

/** The list of sales, in which marks say what became of each, with what it adds up. */
export const gumroadSales: Writer = {
  presetId: 'gumroad-sales',
  lines: (rows, form) => {
    const lines = rows.map((row) => saleOf(row, form));
    const { cells, books } = totalOf('', lines, form);
    return [...lines, { cells: { ...cells, 'Purchase ID': 'Totals' }, books }];
  },
  options: dateOrderOf,
};

import type { Layout, LineRule, Part, Preset } from '../preset.ts';

/** Where the column of fees was not chosen, a fee is what gross and net differ by. */
const FEES: readonly Part[] = [
  { column: 'fee', to: 'fees', sign: 1 },
  { column: 'feeBesideGross', to: 'fees', sign: 1 },
  { column: 'grossAlone', to: 'fees', sign: 1, less: ['net'] },
];

const gross = (to: Part['to'], sign: Part['sign']): Part[] =>
  ['gross', 'grossAlone', 'grossLessFee'].map((column) => ({ column, to, sign }));

const earned = (to: Part['to']): Part[] => [...gross(to, 1), ...FEES];
/** A row that is a fee has its amount in the column of gross, and may have a tax on it in that of fees. */
const CHARGED: readonly Part[] = [...gross('fees', -1), ...FEES];

/** Reporting categories of the reports, and types of the list of balance transactions, which name the same in other words. */
const LINES: readonly LineRule[] = [
  {
    types: [
      'charge',
      'payment',
      'charge_failure',
      'payment_failure_refund',
      'partial_capture_reversal',
      'platform_earning',
      'application_fee',
    ],
    parts: earned('base'),
  },
  {
    types: [
      'refund',
      'payment_refund',
      'refund_failure',
      'dispute',
      'dispute_reversal',
      'payment_reversal',
      'platform_earning_refund',
      'application_fee_refund',
      'adjustment',
      'other_adjustment',
      'transfer',
      'transfer_reversal',
      'transfer_refund',
    ],
    parts: earned('adjustments'),
  },
  {
    types: [
      'fee',
      'stripe_fee',
      'stripe_fx_fee',
      'network_cost',
      'tax',
      'tax_fee',
      'contribution',
      'climate_order_purchase',
    ],
    parts: CHARGED,
  },
  {
    // What left the balance, and the fee for an instant payout. Money put into the balance is a payout that came back. A change of currency
    // is both: nothing of it is owed in the first currency any more, and it is owed in the second.
    types: [
      'payout',
      'payout_reversal',
      'payout_failure',
      'payout_cancel',
      'topup',
      'topup_reversal',
      'currency_conversion',
    ],
    parts: [...gross('payout', -1), ...FEES],
  },
  {
    types: [
      'risk_reserved_funds',
      'connect_reserved_funds',
      'reserve_transaction',
      'reserved_funds',
      'reserve_hold',
      'reserve_release',
      'payout_minimum_balance_hold',
      'payout_minimum_balance_release',
    ],
    parts: [],
    skip: 'Stripe holds this back or lets it go: it is yours either way, and no income',
  },
];

const TEXTS: Layout['columns'] = {
  type: ['reporting_category'],
  id: ['balance_transaction_id'],
  currency: ['currency'],
  description: ['description'],
};
const FORMATS = { currency: null, dateOrder: 'monthFirst', decimal: '.' } as const;
const IN_UTC = { ...FORMATS, timeZone: 'UTC', timesIn: 'UTC' } as const;

/** Names that are nearly those of columns that are read, and are other things. */
const OTHERS = [
  'automatic_payout_effective_at',
  'automatic_payout_effective_at_utc',
  'automatic_payout_id',
  'available_on',
  'available_on_utc',
  'charge_created',
  'charge_created_utc',
  'created',
  'created_utc',
  'customer_facing_amount',
  'customer_facing_currency',
  'effective_at',
  'effective_at_utc',
];
const CHOSEN = { others: OTHERS, columnsVary: true } as const;
const OTHER_DAY =
  'rows count on the day that another column says, which may be the one on which the money could be used or was sent';
const ONE_CURRENCY =
  'every amount is taken to be in the one currency that was said, and of an account with several that is wrong';

const utc: Layout = {
  ...IN_UTC,
  ...CHOSEN,
  name: 'itemised, in UTC',
  columns: { ...TEXTS, date: ['created_utc'] },
  money: { gross: ['gross'], fee: ['fee'], net: ['net'] },
  required: ['date', 'type', 'gross', 'fee', 'net'],
  without: { currency: ONE_CURRENCY },
};
const ownTime: Layout = {
  ...FORMATS,
  ...CHOSEN,
  name: 'itemised, in the time of the account',
  columns: { ...TEXTS, date: ['created'] },
  money: utc.money,
  required: utc.required,
  without: { currency: ONE_CURRENCY },
  timeZone: 'asWritten',
};
/** Only where neither says when a payment was made: the other days come later. */
const onOtherDay = (layout: Layout, [created, ...others]: readonly [string, ...string[]]): Layout => ({
  ...layout,
  name: `${layout.name}, by another day`,
  columns: { ...layout.columns, date: others },
  without: { [created]: OTHER_DAY, ...layout.without },
});
const ITEMISED: readonly Layout[] = [
  utc,
  ownTime,
  onOtherDay(utc, [
    'created_utc',
    'effective_at_utc',
    'automatic_payout_effective_at_utc',
    'available_on_utc',
  ]),
  onOtherDay(ownTime, ['created', 'effective_at', 'automatic_payout_effective_at', 'available_on']),
];
const withoutFees = (layout: Layout): Layout => ({
  ...layout,
  name: `${layout.name}, without fees`,
  money: { grossAlone: ['gross'], net: ['net'] },
  required: ['date', 'type', 'grossAlone', 'net'],
  without: { ...layout.without, fee: 'fees are what gross and net differ by' },
});
/** Where the column of what is left was not chosen, it is what gross and fee say. */
const withoutNet = (layout: Layout): Layout => ({
  ...layout,
  name: `${layout.name}, without what is left`,
  money: { grossLessFee: ['gross'], feeBesideGross: ['fee'] },
  required: ['date', 'type', 'grossLessFee', 'feeBesideGross'],
  without: { ...layout.without, net: 'the amounts are checked against gross less fee, and by nothing else' },
});
const history: Layout = {
  ...IN_UTC,
  name: 'balance history',
  columns: {
    date: ['Created (UTC)'],
    type: ['Type'],
    id: ['id'],
    currency: ['Currency'],
    description: ['Description'],
  },
  money: { gross: ['Amount'], fee: ['Fee'], net: ['Net'] },
  required: ['date', 'type', 'id', 'currency', 'gross', 'fee', 'net'],
  others: [
    'Source',
    'Available On (UTC)',
    'Transfer',
    'Transfer Date (UTC)',
    'Transfer Group',
    'Customer Facing Amount',
    'Customer Facing Currency',
  ],
  // Whatever was noted with a payment is a column as well.
  columnsVary: true,
};

/** The reports count days in UTC unless one exported them in the time of the account. Which columns there are is everybody's choice. */
export const stripe: Preset = {
  id: 'stripe',
  version: 1,
  name: 'Stripe balance or payout report',
  platformKey: 'stripe',
  layouts: [...ITEMISED, ...ITEMISED.map(withoutFees), ...ITEMISED.map(withoutNet), history],
  lines: LINES,
  control: {
    column: 'net',
    plus: ['grossLessFee'],
    less: ['feeBesideGross'],
    terms: { base: 1, adjustments: 1, fees: -1, payout: -1 },
  },
};

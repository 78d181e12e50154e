import type { LineRule, Part, Preset } from '../preset.ts';

const earned = (to: Part['to']): Part[] => [
  { column: 'gross', to, sign: 1 },
  { column: 'fee', to: 'fees', sign: 1 },
];
/** A row that is a fee has its amount in the column of gross, and may have a tax on it in that of fees. */
const CHARGED: readonly Part[] = [
  { column: 'gross', to: 'fees', sign: -1 },
  { column: 'fee', to: 'fees', sign: 1 },
];

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
    // What left the balance, with the fee for an instant payout; money put into the balance is one that came back.
    types: [
      'payout',
      'payout_reversal',
      'payout_failure',
      'payout_cancel',
      'payout_minimum_balance_hold',
      'payout_minimum_balance_release',
      'topup',
      'topup_reversal',
    ],
    parts: [{ column: 'net', to: 'payout', sign: -1 }],
  },
  {
    types: [
      'risk_reserved_funds',
      'connect_reserved_funds',
      'reserve_transaction',
      'reserved_funds',
      'reserve_hold',
      'reserve_release',
    ],
    parts: [],
    skip: 'Stripe holds this back or lets it go: it is yours either way, and no income',
  },
  {
    types: ['currency_conversion'],
    parts: [],
    skip: 'money was changed into another currency, which is no income',
  },
];

/** The reports count days in UTC unless one exported them in the time of the account. */
export const stripe: Preset = {
  id: 'stripe',
  version: 1,
  name: 'Stripe balance or payout report',
  platformKey: 'stripe',
  layouts: [
    {
      name: 'itemised, in UTC',
      columns: {
        date: ['created_utc', 'effective_at_utc', 'automatic_payout_effective_at_utc', 'available_on_utc'],
        type: ['reporting_category'],
        id: ['balance_transaction_id'],
        currency: ['currency'],
        description: ['description'],
      },
      money: { gross: ['gross'], fee: ['fee'], net: ['net'] },
      required: ['date', 'type', 'currency', 'gross', 'fee', 'net'],
      currency: null,
      dateOrder: 'monthFirst',
      decimal: '.',
      timeZone: 'UTC',
      timesIn: 'UTC',
    },
    {
      name: 'itemised, in the time of the account',
      columns: {
        date: ['created', 'effective_at', 'automatic_payout_effective_at', 'available_on'],
        type: ['reporting_category'],
        id: ['balance_transaction_id'],
        currency: ['currency'],
        description: ['description'],
      },
      money: { gross: ['gross'], fee: ['fee'], net: ['net'] },
      required: ['date', 'type', 'currency', 'gross', 'fee', 'net'],
      currency: null,
      dateOrder: 'monthFirst',
      decimal: '.',
      timeZone: 'asWritten',
    },
    {
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
      currency: null,
      dateOrder: 'monthFirst',
      decimal: '.',
      timeZone: 'UTC',
      timesIn: 'UTC',
    },
  ],
  lines: LINES,
  control: { column: 'net', terms: { base: 1, adjustments: 1, fees: -1, payout: -1 } },
};

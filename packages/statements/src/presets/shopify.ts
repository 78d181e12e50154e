import type { Part, Preset } from '../preset.ts';

const earned = (to: Part['to']): Part[] => [
  { column: 'amount', to, sign: 1 },
  { column: 'fee', to: 'fees', sign: 1 },
];

/** Transactions of Shopify Payments. Times carry the offset of the shop, whose days count. */
export const shopify: Preset = {
  id: 'shopify',
  version: 1,
  name: 'Shopify Payments transactions',
  platformKey: 'shopify',
  layouts: [
    {
      name: 'transactions',
      columns: {
        date: ['Transaction Date'],
        type: ['Type'],
        status: ['Payout Status'],
        description: ['Order'],
        currency: ['Currency'],
      },
      money: { amount: ['Amount'], fee: ['Fee'], net: ['Net'] },
      required: ['date', 'type', 'status', 'currency', 'amount', 'fee', 'net'],
      others: [
        'Card Brand',
        'Card Source',
        'Payout Date',
        'Available On',
        'Checkout',
        'Payment Method',
        'Payment Method Name',
        'Payout ID',
      ],
      currency: null,
      dateOrder: null,
      decimal: '.',
      timeZone: 'asWritten',
    },
  ],
  lines: [
    { types: ['charge', 'payment'], parts: earned('base') },
    {
      types: [
        'refund',
        'refund failure',
        'chargeback',
        'chargeback won',
        'dispute',
        'dispute reversal',
        'adjustment',
      ],
      parts: earned('adjustments'),
    },
    { types: ['payout', 'payout failure'], parts: [{ column: 'net', to: 'payout', sign: -1 }] },
    {
      types: ['reserve', 'reserved funds', 'reserve release'],
      parts: [],
      skip: 'Shopify holds this back or lets it go: it is yours either way, and no income',
    },
  ],
  control: { column: 'net', terms: { base: 1, adjustments: 1, fees: -1, payout: -1 } },
};

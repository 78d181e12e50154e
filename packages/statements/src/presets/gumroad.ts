import type { Part, Preset } from '../preset.ts';

/** What came in is what is left and what was taken off: the price may hold a tax that Gumroad remits. */
const sold = (to: Part['to']): Part[] => [
  { column: 'net', to, sign: 1 },
  { column: 'fee', to, sign: 1 },
  { column: 'fee', to: 'fees', sign: 1 },
];

/** The file of one payout. The id of a purchase stands in its sale and in each of its refunds, so it is no id of a row. */
export const gumroad: Preset = {
  id: 'gumroad',
  version: 1,
  name: 'Gumroad payout',
  platformKey: 'gumroad',
  layouts: [
    {
      name: 'payout',
      columns: {
        date: ['Date'],
        type: ['Type'],
        reference: ['Purchase ID'],
        description: ['Item Name'],
      },
      money: { price: ['Sale Price ($)'], fee: ['Gumroad Fees ($)'], net: ['Net Total ($)'] },
      required: ['date', 'type', 'reference', 'price', 'fee', 'net'],
      others: ['Buyer Name', 'Buyer Email', 'Taxes ($)', 'Shipping ($)'],
      currency: 'USD',
      dateOrder: 'monthFirst',
      decimal: '.',
    },
  ],
  lines: [
    { types: ['Sale'], parts: sold('base') },
    { types: ['Chargeback', 'Full Refund', 'Partial Refund'], parts: sold('adjustments') },
    {
      // Here the fee that is given back is positive.
      types: ['PayPal Refund', 'Stripe Connect Refund'],
      parts: [
        { column: 'net', to: 'adjustments', sign: 1 },
        { column: 'fee', to: 'adjustments', sign: -1 },
        { column: 'fee', to: 'fees', sign: -1 },
      ],
    },
    { types: ['Credit', 'Technical Adjustment'], parts: [{ column: 'net', to: 'adjustments', sign: 1 }] },
    { types: ['Affiliate Credit'], parts: [{ column: 'net', to: 'bonuses', sign: 1 }] },
    {
      types: ['Payout Fee', 'PayPal Connect Affiliate Fees', 'Stripe Connect Affiliate Fees'],
      parts: [{ column: 'net', to: 'fees', sign: -1 }],
    },
    {
      // PayPal and Stripe paid these sales out themselves.
      types: ['PayPal Payouts', 'Stripe Connect Payouts'],
      parts: [{ column: 'net', to: 'payout', sign: -1 }],
    },
    { types: ['Totals', 'Subtotal - *'], parts: [], skip: 'this row adds up others' },
  ],
  control: { column: 'net', terms: { base: 1, bonuses: 1, adjustments: 1, fees: -1, payout: -1 } },
};

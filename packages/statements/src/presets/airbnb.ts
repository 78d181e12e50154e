import type { Part, Preset } from '../preset.ts';

/** What the guest paid is what is left and what was taken off. */
const booked = (to: Part['to']): Part[] => [
  { column: 'amount', to, sign: 1 },
  { column: 'fee', to, sign: 1 },
  { column: 'fastPay', to, sign: 1 },
  { column: 'fee', to: 'fees', sign: 1 },
  { column: 'fastPay', to: 'fees', sign: 1 },
];

/**
 * The transaction history of a host. A payout and the reservations that it pays stand side by side, the one in "Paid out" and the
 * others in "Amount". How dates are written depends on the account.
 */
export const airbnb: Preset = {
  id: 'airbnb',
  version: 1,
  name: 'Airbnb transaction history',
  platformKey: 'airbnb',
  layouts: [
    {
      name: 'transaction history',
      columns: {
        date: ['Date'],
        type: ['Type'],
        reference: ['Confirmation code'],
        description: ['Listing', 'Details'],
        currency: ['Currency'],
      },
      money: {
        amount: ['Amount'],
        paid: ['Paid out'],
        fee: ['Service fee', 'Host fee'],
        fastPay: ['Fast pay fee'],
      },
      required: ['date', 'type', 'reference', 'currency', 'amount', 'paid', 'fee'],
      others: [
        'Arriving by date',
        'Booking date',
        'Start date',
        'End date',
        'Nights',
        'Guest',
        'Reference code',
        'Cleaning fee',
        'Gross earnings',
        'Occupancy taxes',
        'Earnings year',
      ],
      currency: null,
      dateOrder: null,
      decimal: '.',
    },
  ],
  lines: [
    { types: ['Reservation', 'Experience', 'Co-Host payout', 'Cohost payout'], parts: booked('base') },
    {
      types: [
        'Adjustment',
        'Resolution Payout',
        'Resolution Adjustment',
        'Resolution',
        'Cancellation Fee',
        'Cancellation Fee Refund',
      ],
      parts: booked('adjustments'),
    },
    {
      types: ['Host Promotion', 'Host Referral', 'Referral', 'Bonus', 'Credit'],
      parts: [{ column: 'amount', to: 'bonuses', sign: 1 }],
    },
    // Occupancy tax that Airbnb passes on to hosts who remit it themselves.
    {
      types: ['Pass Through Tot', 'Pass-Through Tot', 'Pass Through Occupancy Tax'],
      parts: [{ column: 'amount', to: 'passThroughTax', sign: 1 }],
    },
    {
      types: ['Tax Withholding', 'Host Income Tax Withholding', 'Withholding Tax'],
      parts: [{ column: 'amount', to: 'taxesWithheld', sign: -1 }],
    },
    {
      types: ['Payout'],
      parts: [
        { column: 'paid', to: 'payout', sign: 1 },
        { column: 'fastPay', to: 'fees', sign: 1 },
      ],
    },
  ],
  control: {
    column: 'amount',
    terms: { base: 1, bonuses: 1, adjustments: 1, fees: -1, taxesWithheld: -1, passThroughTax: 1 },
  },
};

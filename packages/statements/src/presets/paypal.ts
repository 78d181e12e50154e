import type { Part, Preset } from '../preset.ts';

const earned = (to: Part['to']): Part[] => [
  { column: 'gross', to, sign: 1 },
  { column: 'fee', to: 'fees', sign: -1 },
];

/**
 * The activity of a business account. What people pay in is earned; what one pays to others from the same account is no income,
 * and neither is money that is held, moved or changed into another currency. Fees are negative.
 */
export const paypal: Preset = {
  id: 'paypal',
  version: 1,
  name: 'PayPal activity',
  platformKey: 'paypal',
  layouts: [
    {
      name: 'activity',
      columns: {
        date: ['Date'],
        time: ['Time'],
        type: ['Type'],
        status: ['Status'],
        id: ['Transaction ID'],
        reference: ['Reference Txn ID'],
        description: ['Item Title', 'Subject'],
        currency: ['Currency'],
        balance: ['Balance'],
      },
      money: { gross: ['Gross'], fee: ['Fee', 'Fees'], net: ['Net'] },
      required: ['date', 'type', 'status', 'id', 'currency', 'gross', 'fee', 'net'],
      currency: null,
      dateOrder: null,
      decimal: null,
    },
  ],
  lines: [
    {
      where: {
        status: [
          ...['Pending', 'Denied', 'Expired', 'Canceled', 'Cancelled', 'Failed', 'Placed', 'Removed'],
          ...['Uncleared', 'Unclaimed', 'Held', 'On Hold', 'Temporary Hold', 'Under Review', 'Processing'],
          ...['Voided', 'Refused', 'Returned', 'Created', 'Draft', 'Unpaid', 'Sent'],
        ],
      },
      parts: [],
      skip: 'this was not completed, and no money moved',
    },
    {
      types: [
        'Payment Hold',
        'Payment Release',
        'Payment Review Hold',
        'Payment Review Release',
        'Reserve Hold',
        'Reserve Release',
        'Reversal of General Account Hold',
        'Hold on Balance for Dispute Investigation',
        'Cancellation of Hold for Dispute Resolution',
        '*hold*',
        '*authorization*',
        '*order*',
      ],
      parts: [],
      skip: 'PayPal holds this back or lets it go: it is yours either way, and no income',
    },
    {
      types: [
        'Invoice *',
        'Request *',
        '*invoice received*',
        '*invoice sent*',
        '*request received*',
        '*request sent*',
        '*money request*',
      ],
      parts: [],
      skip: 'this is a bill or a request, and no money moved by it',
    },
    {
      types: ['*currency conversion*'],
      parts: [],
      skip: 'money was changed into another currency, which is no income',
    },
    {
      types: [
        ...[
          '*fee',
          '*fees',
          '*chargeback fee*',
          '*dispute fee*',
          '*withdrawal fee*',
          '*transfer fee*',
          '*monthly fee*',
        ],
        ...[
          '*processing fee*',
          '*payment fee*',
          '*transaction fee*',
          '*payout fee*',
          '*partner fee*',
          '*service fee*',
        ],
        ...['*fee reversal*', '*fee refund*'],
      ],
      parts: [{ column: 'net', to: 'fees', sign: -1 }],
    },
    { types: ['*credit card payment*', '*debit card payment*'], sign: 'positive', parts: earned('base') },
    { types: ['*deposit*', '*credit card*', '*buyer credit*'], parts: [], skip: 'this is your own money' },
    { types: ['*withdrawal*', '*transfer to bank*'], parts: [{ column: 'net', to: 'payout', sign: -1 }] },
    { types: ['Payment Refund', '*refund*'], sign: 'negative', parts: earned('adjustments') },
    { types: ['Payment Refund', '*refund*'], parts: [], skip: 'somebody gave back what you had paid' },
    { types: ['Payment Reversal', '*chargeback*', '*dispute*', '*reversal*'], parts: earned('adjustments') },
    { types: ['*payment*', '*received*', '*checkout*'], sign: 'positive', parts: earned('base') },
    { types: ['*payment*', '*checkout*', '*sent*'], parts: [], skip: 'you paid this to somebody' },
  ],
  control: { column: 'net', terms: { base: 1, adjustments: 1, fees: -1, payout: -1 } },
};

import type { Part, Preset } from '../preset.ts';
import { PAYPAL_LAYOUTS } from './paypal-layouts.ts';
import { DONE, PAYPAL_LINES_IN_OTHER_LANGUAGES } from './paypal-lines.ts';

/** Where there are no fees, the amount stands alone. */
const moved = (to: Part['to'], sign: Part['sign']): Part[] => [
  { column: 'gross', to, sign },
  { column: 'amountAlone', to, sign },
  { column: 'fee', to: 'fees', sign: -1 },
];

/** Of a payment that one got what was taken back, and of one that one made what came back. */
const REVERSED = ['Payment Reversal', 'MassPay Reversal'];
const GIVEN_BACK = ['Payment Refund', '*refund*', ...REVERSED];

/**
 * The activity of an account, and its monthly statement. What people pay in is earned; what one pays to others from the same account is
 * no income, and neither is money that is held, moved or changed into another currency. Fees are negative.
 */
export const paypal: Preset = {
  id: 'paypal',
  version: 1,
  name: 'PayPal activity',
  platformKey: 'paypal',
  layouts: PAYPAL_LAYOUTS,
  // Which way a payment goes is what its gross says: of thirty cents less is left than the fee.
  lines: [
    {
      where: {
        status: [
          'Pending',
          'Denied',
          'Expired',
          'Canceled',
          'Cancelled',
          'Failed',
          'Placed',
          'Removed',
          'Uncleared',
          'Unclaimed',
          'Held',
          'On Hold',
          'Temporary Hold',
          'Under Review',
          'Processing',
          'Voided',
          'Refused',
          'Returned',
          'Created',
          'Draft',
          'Unpaid',
          'Sent',
          // Beside kinds of rows that stay English in Dutch exports.
          'In behandeling',
          'Geweigerd',
          'Geannuleerd',
          'Verlopen',
          'Mislukt',
        ],
      },
      parts: [],
      skip: 'this was not completed, and no money moved',
    },
    {
      where: { impact: ['Memo*', 'Mémo*'], status: DONE },
      parts: [],
      skip: 'PayPal says that this moved no money of your account',
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
    // For a payment, a refund or a withdrawal that is recorded, money left the balance of one currency for that of another. For a purchase it is part of that.
    { types: ['*currency conversion*'], refersTo: 'recorded', parts: moved('payout', -1) },
    {
      types: ['*currency conversion*'],
      refersTo: 'nothing',
      parts: [],
      skip: 'money was changed into another currency, which is no income',
    },
    {
      types: [
        '*fee',
        '*fees',
        '*chargeback fee*',
        '*dispute fee*',
        '*withdrawal fee*',
        '*transfer fee*',
        '*monthly fee*',
        '*processing fee*',
        '*payment fee*',
        '*transaction fee*',
        '*payout fee*',
        '*partner fee*',
        '*service fee*',
        '*fee reversal*',
        '*fee refund*',
      ],
      parts: [
        { column: 'net', to: 'fees', sign: -1 },
        { column: 'amountAlone', to: 'fees', sign: -1 },
      ],
    },
    {
      types: ['*credit card payment*', '*debit card payment*', '*payment*', '*checkout*'],
      sign: 'negative',
      of: 'amountAlone',
      parts: [],
      skip: 'you paid this to somebody',
    },
    {
      types: ['*credit card payment*', '*debit card payment*'],
      sign: 'positive',
      of: 'gross',
      parts: moved('base', 1),
    },
    // It costs something to have money sent to a card.
    { types: ['General Card Withdrawal*'], has: 'fee', parts: moved('payout', -1) },
    {
      // What a shop gave back goes on to the card that had paid for it, and what the bank was asked for is not taken.
      types: [
        '*deposit*',
        'Reversal of ACH Deposit*',
        'General Card Withdrawal*',
        '*credit card*',
        '*buyer credit*',
      ],
      parts: [],
      skip: 'this is your own money',
    },
    {
      types: ['*withdrawal*', '*transfer to bank*', 'Auto-sweep*'],
      parts: moved('payout', -1),
    },
    ...['gross', 'amountAlone'].map((of) => ({
      types: GIVEN_BACK,
      sign: 'negative' as const,
      of,
      parts: moved('adjustments', 1),
    })),
    // Who pays has no fee that could come back.
    { types: REVERSED, has: 'fee', parts: moved('adjustments', 1) },
    { types: GIVEN_BACK, parts: [], skip: 'somebody gave back what you had paid' },
    { types: ['*chargeback*', '*dispute*', '*reversal*'], parts: moved('adjustments', 1) },
    // A marketplace takes the tax back that came in with a payment, and gives it back with a refund.
    { types: ['Tax collected by partner'], parts: moved('adjustments', 1) },
    {
      types: ['*payment*', '*received*', '*checkout*'],
      sign: 'positive',
      of: 'gross',
      parts: moved('base', 1),
    },
    { types: ['*payment*', '*checkout*', '*sent*'], parts: [], skip: 'you paid this to somebody' },
    ...PAYPAL_LINES_IN_OTHER_LANGUAGES,
  ],
  control: { column: 'net', plus: ['amountAlone'], terms: { base: 1, adjustments: 1, fees: -1, payout: -1 } },
};

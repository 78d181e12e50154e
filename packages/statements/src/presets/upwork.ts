import type { LineRule, Part, Preset } from '../preset.ts';

const amount = (to: Part['to'], sign: Part['sign'] = 1): Part[] => [{ column: 'amount', to, sign }];

/** Types as Upwork has written them over the years; hyphens, spaces and case do not matter. */
const LINES: readonly LineRule[] = [
  {
    types: ['Hourly', 'Fixed Price', 'Fixed', 'Milestone', 'Salary', 'Miscellaneous', 'Misc'],
    parts: amount('base'),
  },
  { types: ['Bonus'], parts: amount('bonuses') },
  { types: ['Tip'], parts: amount('tips') },
  { types: ['Refund', 'Partial Refund', 'Chargeback', 'Adjustment'], parts: amount('adjustments') },
  {
    types: ['Expense', 'Expenses', 'Expense Reimbursement', 'Reimbursement'],
    parts: amount('reimbursements'),
  },
  {
    types: [
      'Service Fee',
      'Service Fee Refund',
      'VAT',
      'VAT on Service Fee',
      'VAT on Fees',
      'VAT on Fee',
      'GST',
      'HST',
      'Sales Tax',
      'State Sales Tax',
    ],
    parts: amount('fees', -1),
    joins: true,
  },
  {
    types: [
      'Withdrawal Fee',
      'Processing Fee',
      'Payment Processing Fee',
      'Currency Conversion Fee',
      'Contract Initiation Fee',
      'Chargeback Fee',
      'Membership',
      'Membership Fee',
      'VAT on Membership Fee',
      'Freelancer Plus',
      'Subscription',
      'Subscription Fee',
      'Connects',
      'Connects Purchase',
      'Purchase of Connects',
    ],
    parts: amount('fees', -1),
  },
  {
    types: ['WHT', 'Withholding Tax', 'Tax Withholding', 'WHT Withholding', 'Withholding', 'TDS'],
    parts: amount('taxesWithheld', -1),
    joins: true,
  },
  { types: ['Withdrawal', 'Withdrawal Reversal'], parts: amount('payout', -1) },
];

/** Who worked, and for whom: descriptions name them as well. */
const PEOPLE = ['Freelancer', 'Client', 'Client team', 'Team', 'Agency team', 'Account name'];

/** Amounts are US dollars, in which Upwork keeps balances; `Currency` belongs to the amount in local currency. */
export const upwork: Preset = {
  id: 'upwork',
  version: 1,
  name: 'Upwork transaction history',
  platformKey: 'upwork',
  layouts: [
    {
      name: 'with Transaction ID',
      columns: {
        date: ['Date'],
        type: ['Transaction type'],
        id: ['Transaction ID'],
        reference: ['Ref ID'],
        description: ['Transaction summary', 'Transaction summary details', 'Description 1'],
        party: ['Client team'],
        balance: ['Current balance $', 'Current balance'],
      },
      money: { amount: ['Amount $', 'Amount ($)'] },
      required: ['date', 'type', 'id', 'amount'],
      others: [
        'Description 2',
        'Description 3',
        'Agency team',
        'Freelancer',
        'Account name',
        'PO',
        'Amount in local currency',
        'Currency',
        'Payment method',
      ],
      people: PEOPLE,
      currency: 'USD',
      dateOrder: 'monthFirst',
      decimal: '.',
    },
    {
      name: 'with Ref ID',
      columns: {
        date: ['Date'],
        type: ['Type'],
        id: ['Ref ID'],
        description: ['Description'],
        party: ['Team'],
        balance: ['Balance'],
      },
      money: { amount: ['Amount'] },
      required: ['date', 'type', 'id', 'description', 'amount'],
      others: ['Agency', 'Freelancer', 'Account Name', 'PO', 'ExchangeRate', 'Currency', 'Client'],
      people: PEOPLE,
      currency: 'USD',
      dateOrder: 'monthFirst',
      decimal: '.',
    },
  ],
  lines: LINES,
  control: {
    column: 'amount',
    terms: {
      base: 1,
      tips: 1,
      bonuses: 1,
      adjustments: 1,
      reimbursements: 1,
      fees: -1,
      taxesWithheld: -1,
      payout: -1,
    },
  },
};

import type { Layout, Part, Preset } from '../preset.ts';

const part = (column: string, to: Part['to'], sign: Part['sign'] = 1): Part => ({ column, to, sign });

/**
 * What was sent to the bank, and what it cost to have it at once. Where the row holds an earning as well, these do not come to what was
 * paid, and the control total says so.
 */
const wire: Part[] = [
  { ...part('paid', 'payout', -1), less: ['earnings', 'refunds', 'expenses', 'cash'] },
  part('expenses', 'fees', -1),
];

const paymentsOrder: Layout = {
  name: 'payments_order',
  columns: {
    date: ['vs reporting', 'vs reporting time', 'Transaction time', 'Local timestamp'],
    id: ['transaction UUID'],
    reference: ['Trip UUID'],
    description: ['Description'],
  },
  money: {
    paid: ['Paid to you'],
    earnings: ['Paid to you:Your earnings'],
    // Some reports have the service fee beneath the fare, whose branch is then what is left of it.
    feeOfFare: ['Paid to you:Your earnings:Fare:Service fee'],
    fare: ['Paid to you:Your earnings:Fare', 'Paid to you:Your earnings:Fare:*'],
    fee: ['Paid to you:Your earnings:Service fee', 'Paid to you:Your earnings:Service fee:*'],
    otherFees: ['Paid to you:Your earnings:Other fees', 'Paid to you:Your earnings:Other fees:*'],
    otherEarnings: ['Paid to you:Your earnings:Other earnings', 'Paid to you:Your earnings:Other earnings:*'],
    tip: [
      'Paid to you:Your earnings:Tip',
      'Paid to you:Your earnings:Tips',
      'Paid to you:Your earnings:Tip:*',
      'Paid to you:Your earnings:Tips:*',
    ],
    promotion: [
      'Paid to you:Your earnings:Promotion',
      'Paid to you:Your earnings:Promotions',
      'Paid to you:Your earnings:Promotion:*',
      'Paid to you:Your earnings:Promotions:*',
    ],
    withheld: ['Paid to you:Your earnings:Taxes:Income tax withholding'],
    taxes: [
      'Paid to you:Your earnings:Taxes',
      'Paid to you:Your earnings:Tax',
      'Paid to you:Your earnings:Taxes:*',
      'Paid to you:Your earnings:Tax:*',
    ],
    refunds: ['Paid to you:Trip balance:Refunds', 'Paid to you:Trip balance:Refunds:*'],
    expenses: ['Paid to you:Trip balance:Expenses', 'Paid to you:Trip balance:Expenses:*'],
    cash: ['Paid to you:Trip balance:Payouts:Cash collected'],
    bank: ['Paid to you:Trip balance:Payouts:Transferred To Bank Account'],
  },
  required: ['date', 'id', 'paid', 'earnings'],
  branches: ['Paid to you', 'Paid to you:Your earnings'],
  currency: null,
  dateOrder: null,
  decimal: '.',
  timeZone: 'asWritten',
  dayStartsAt: '04:00',
};

const PAID_IN_ROMANIAN = 'Câștiguri primite';
const EARNED_IN_ROMANIAN = `${PAID_IN_ROMANIAN}:Câștigurile tale`;
const BALANCE_IN_ROMANIAN = `${PAID_IN_ROMANIAN}:Sold cursă`;

/** Kinds of rows are in English here too. What its column of tips is called is not known: tips are recorded as adjustments, and the column is told to be new. */
const inRomanian: Layout = {
  ...paymentsOrder,
  name: 'payments_order, in Romanian',
  columns: {
    date: ['față de raportare'],
    id: ['Identificatorul universal unic (UUID) al tranzacției'],
    reference: ['Identificatorul universal unic (UUID) al cursei'],
    description: ['Descriere'],
  },
  money: {
    paid: [PAID_IN_ROMANIAN],
    earnings: [EARNED_IN_ROMANIAN],
    fare: [`${EARNED_IN_ROMANIAN}:Tarif`, `${EARNED_IN_ROMANIAN}:Tarif:*`],
    fee: [`${EARNED_IN_ROMANIAN}:Taxă de servicii`],
    promotion: [`${EARNED_IN_ROMANIAN}:Promoție`, `${EARNED_IN_ROMANIAN}:Promoție:*`],
    taxes: [`${EARNED_IN_ROMANIAN}:Impozite`, `${EARNED_IN_ROMANIAN}:Impozite:*`],
    refunds: [`${BALANCE_IN_ROMANIAN}:Rambursări`, `${BALANCE_IN_ROMANIAN}:Rambursări:*`],
    cash: [`${BALANCE_IN_ROMANIAN}:Plăți:Numerar încasat`],
    bank: [`${BALANCE_IN_ROMANIAN}:Plăți:S-a transferat în contul bancar`],
  },
  people: ['Prenumele șoferului', 'Numele de familie al șoferului'],
  branches: [PAID_IN_ROMANIAN, EARNED_IN_ROMANIAN],
};

/** Without the column of times, the day of all rows is the one that a person says. */
const { date: _, ...otherColumns } = paymentsOrder.columns;
const withoutTimes: Layout = {
  ...paymentsOrder,
  name: 'payments_order, without times',
  columns: otherColumns,
  required: ['id', 'paid', 'earnings'],
};

/**
 * The report `payments_order` of a fleet or a driver: a tree of columns, of which a branch holds more than the leaves beside it.
 * Branches are read where they are there, and what the known ones do not explain of what stands above them is an adjustment: of
 * the earnings also where a new column explains it, which is told. Elsewhere a new one may be cash or the wire, and its row is left out.
 * The time of a row is local and carries its offset; Uber's day begins at four.
 */
export const uber: Preset = {
  id: 'uber',
  version: 1,
  name: 'Uber payments',
  platformKey: 'uber',
  layouts: [paymentsOrder, withoutTimes, inRomanian],
  lines: [
    { where: { description: ['so.payout'] }, parts: wire },
    { has: 'bank', parts: wire },
    {
      parts: [
        { ...part('fare', 'base'), less: ['feeOfFare'] },
        part('feeOfFare', 'fees', -1),
        part('fee', 'fees', -1),
        part('otherFees', 'fees', -1),
        part('otherEarnings', 'adjustments'),
        part('tip', 'tips'),
        part('promotion', 'bonuses'),
        // Kept back for the tax office, or collected from riders for it.
        part('withheld', 'taxesWithheld', -1),
        { ...part('taxes', 'taxesWithheld', -1), less: ['withheld'], only: 'negative' },
        { ...part('taxes', 'passThroughTax'), less: ['withheld'], only: 'positive' },
        part('refunds', 'reimbursements'),
        part('expenses', 'fees', -1),
        part('cash', 'cashCollected', -1),
        {
          ...part('earnings', 'adjustments'),
          less: ['fare', 'fee', 'otherFees', 'otherEarnings', 'tip', 'promotion', 'taxes'],
        },
        {
          ...part('paid', 'adjustments'),
          less: ['earnings', 'refunds', 'expenses', 'cash', 'bank'],
          beneath: 'paid',
        },
      ],
    },
  ],
  control: {
    column: 'paid',
    terms: {
      base: 1,
      tips: 1,
      bonuses: 1,
      adjustments: 1,
      reimbursements: 1,
      fees: -1,
      taxesWithheld: -1,
      passThroughTax: 1,
      cashCollected: -1,
      payout: -1,
    },
  },
  sumBy: 'reference',
};

import type { Layout, Part, Preset } from '../preset.ts';
import { OWN_COLUMNS } from '../rows/own-file.ts';

const part = (column: string, to: Part['to']): Part => ({ column, to, sign: 1 });

const simple: Layout = {
  name: 'platform, date, amount',
  columns: {
    date: ['date'],
    platform: ['platform'],
    hours: ['hours'],
    clock: ['clock'],
    description: ['notes', 'note'],
    id: ['id'],
    currency: ['currency'],
  },
  money: {
    amount: ['amount'],
    tips: ['tips'],
    bonuses: ['bonuses'],
    adjustments: ['adjustments'],
    reimbursements: ['reimbursements'],
    fees: ['fees'],
    taxesWithheld: ['taxes_withheld'],
    passThroughTax: ['pass_through_tax'],
    cashCollected: ['cash_collected'],
  },
  required: ['platform', 'date', 'amount'],
  currency: null,
  dateOrder: null,
  decimal: null,
};

/** What EarnTrack writes itself: its own note tells it from a file of the same columns by another hand. */
const exported: Layout = {
  ...simple,
  name: 'an export of EarnTrack',
  columns: {
    ...simple.columns,
    note: [OWN_COLUMNS.note],
    tags: [OWN_COLUMNS.tags],
    product: [OWN_COLUMNS.product],
    productKind: [OWN_COLUMNS.productKind],
    units: [OWN_COLUMNS.units],
    adjusts: [OWN_COLUMNS.adjusts],
  },
  required: [...simple.required, 'note'],
};

/** EarnTrack's own file: `platform,date,amount,hours,notes` stays readable for ever, the other columns are optional. */
export const generic: Preset = {
  id: 'generic',
  version: 3,
  name: 'EarnTrack CSV',
  platformKey: null,
  layouts: [simple, exported],
  lines: [
    {
      parts: [
        part('amount', 'base'),
        part('tips', 'tips'),
        part('bonuses', 'bonuses'),
        part('adjustments', 'adjustments'),
        part('reimbursements', 'reimbursements'),
        part('fees', 'fees'),
        part('taxesWithheld', 'taxesWithheld'),
        part('passThroughTax', 'passThroughTax'),
        part('cashCollected', 'cashCollected'),
      ],
    },
  ],
  control: { column: 'amount', terms: { base: 1 } },
};

import { OWN_NOTE_COLUMN } from '../own-file.ts';
import type { Part, Preset } from '../preset.ts';

const part = (column: string, to: Part['to']): Part => ({ column, to, sign: 1 });

/** EarnTrack's own file: `platform,date,amount,hours,notes` stays readable for ever, the other columns are optional. */
export const generic: Preset = {
  id: 'generic',
  version: 2,
  name: 'EarnTrack CSV',
  platformKey: null,
  layouts: [
    {
      name: 'platform, date, amount',
      columns: {
        date: ['date'],
        platform: ['platform'],
        hours: ['hours'],
        clock: ['clock'],
        description: ['notes', 'note'],
        note: [OWN_NOTE_COLUMN],
        tags: ['tags'],
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
    },
  ],
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

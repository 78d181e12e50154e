import type { Preset } from '../preset.ts';

/**
 * The list of sales, in which a sale that was paid back stays as it was sold: a mark says it. What came in is what is left and what was taken
 * off, as in the file of a payout, which has the same sales: one of the two is to be imported.
 */
export const gumroadSales: Preset = {
  id: 'gumroad-sales',
  version: 1,
  name: 'Gumroad sales',
  platformKey: 'gumroad',
  layouts: [
    {
      name: 'sales',
      columns: {
        date: ['Purchase Date'],
        id: ['Purchase ID'],
        description: ['Item Name'],
        status: ['Fully Refunded?'],
        party: ['Disputed?', 'Dispute Won?'],
      },
      money: {
        fee: ['Fees ($)'],
        net: ['Net Total ($)'],
        tip: ['Tip ($)'],
        refund: ['Partial Refund ($)'],
      },
      texts: { trial: ['Free trial purchase?'], preorder: ['Pre-order authorization?'] },
      required: ['date', 'id', 'status', 'party', 'fee', 'net', 'refund'],
      // A column for each question that somebody asks buyers.
      columnsVary: true,
      currency: 'USD',
      dateOrder: 'monthFirst',
      decimal: '.',
    },
  ],
  lines: [
    { where: { id: ['Totals'] }, parts: [], skip: 'this row adds up others' },
    // Both stand in the list with their price, and what is charged later is a sale of its own.
    { where: { trial: ['1'] }, parts: [], skip: 'a free trial began: nothing was paid yet' },
    { where: { preorder: ['1'] }, parts: [], skip: 'it was ordered before it is out: nothing was paid yet' },
    { where: { status: ['1'] }, parts: [], skip: 'all of it was paid back to the buyer' },
    { where: { party: ['1 · 0'] }, parts: [], skip: 'the buyer disputed it, and you have not won' },
    {
      // Where a mark says anything else, whether it was paid back is not known.
      where: { status: ['0'], party: ['0', '1'] },
      parts: [
        { column: 'net', to: 'base', sign: 1, less: ['tip'] },
        { column: 'fee', to: 'base', sign: 1 },
        { column: 'tip', to: 'tips', sign: 1 },
        { column: 'fee', to: 'fees', sign: 1 },
        { column: 'refund', to: 'adjustments', sign: -1 },
      ],
    },
  ],
  control: { column: 'net', terms: { base: 1, tips: 1, fees: -1 } },
};

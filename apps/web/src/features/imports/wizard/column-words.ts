import type { ColumnUse } from './column-uses.ts';
import * as earned from './words/earned-words.ts';
import * as taken from './words/taken-words.ts';
import * as text from './words/text-words.ts';
import * as time from './words/time-words.ts';

/**
 * Words in names of columns, in the languages of many exports: which table of `words/` says which use. All that fit are kept, and the first counts
 * most, so what several words say together stands before what one of them says. How a word or a language is added stands in compile-words.ts.
 */
export const WORDS: readonly (readonly [ColumnUse, RegExp])[] = [
  ['debit', earned.MINUS_ALONE],
  ['base', earned.PLUS_ALONE],
  // Japanese first: its words have no ends, and 注文番号 (order number) ends in 番号 (number), as 入金額 (money received) does in 金額 (amount).
  ['date', time.DATE_IN_JAPANESE],
  ['type', text.KIND_IN_JAPANESE],
  ['taxesWithheld', taken.WITHHELD_IN_JAPANESE],
  ['fees', taken.FEES_IN_JAPANESE],
  ['tips', earned.TIPS_IN_JAPANESE],
  ['bonuses', earned.BONUSES_IN_JAPANESE],
  ['total', earned.TOTAL_IN_JAPANESE],
  ['base', earned.AMOUNT_IN_JAPANESE],
  ['reference', text.REFERENCE_IN_JAPANESE],
  ['id', text.ID_IN_JAPANESE],
  ['description', text.DESCRIPTION_IN_JAPANESE],
  ['currency', text.CURRENCY],
  // "Total time" is no total.
  ['endTime', time.END_TIME],
  ['hours', time.HOURS],
  ['time', time.TIME_OF_DAY],
  ['date', time.DATE],
  ['type', text.KIND],
  // "Payout amount" before the amount.
  ['payout', earned.PAYOUT],
  // What holds the tips as well.
  ['base', earned.HOLDS_TIPS],
  ['tips', earned.TIPS],
  // "Amount (after fees)" is no fee, and "Betrag inkl. MwSt." no tax.
  ['total', taken.AFTER_TAKEN],
  ['total', earned.RECEIVED],
  ['base', taken.BESIDE_TAKEN],
  // What came back, or is earned, has the word for a fee in its name.
  ['reimbursements', taken.FEES_BACK],
  ['reimbursements', taken.EXPENSES_BACK],
  ['base', earned.FEES_EARNED],
  ['fees', taken.FEES],
  // "Marketplace withheld tax" before "withheld", and "income tax" before any other.
  ['passThroughTax', taken.TAX_OF_MARKETPLACES],
  ['taxesWithheld', taken.TAXES_WITHHELD],
  ['passThroughTax', taken.TAX_OF_BUYERS],
  ['bonuses', earned.BONUSES],
  // "Toll refunds" before the refunds.
  ['reimbursements', taken.TOLLS_BACK],
  ['adjustments', taken.ADJUSTMENTS],
  ['reimbursements', taken.REIMBURSEMENTS],
  ['cashCollected', earned.CASH],
  // "Money out" and "Net amount" before the amount, whose words stand in many names.
  ['debit', earned.DEBIT],
  ['total', earned.TOTAL],
  ['base', earned.AMOUNT],
  ['reference', text.REFERENCE],
  ['id', text.ID],
  // Where several rows have it.
  ['reference', text.ANY_ID],
  ['description', text.DESCRIPTION],
];

/** The words of a name that a program wrote, as "sale_amount" or "SaleAmount"; in another name "PayPal" is one word. */
export function inWords(name: string): string {
  const isProgram = /^\p{L}\p{Ll}+(?:\p{Lu}\p{Ll}+)+$/u.test(name) && !/^mwst$/i.test(name);
  return isProgram ? name.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2') : name.replaceAll('_', ' ');
}

/** True for a column of what somebody spent. */
export function namesSpending(name: string): boolean {
  return taken.SPENT.test(name);
}

/** True for a column whose texts say more than the kind of a row. */
export function describesRows(name: string): boolean {
  return firstUse(name) === 'description';
}

/** True for a column of refunds or corrections by its name. */
export function namesAdjustments(name: string): boolean {
  return firstUse(name) === 'adjustments';
}

function firstUse(name: string): ColumnUse | undefined {
  return WORDS.find(([, words]) => words.test(inWords(name)))?.[0];
}

import { apart } from '../cells/duration-unit.ts';

/** What is not worked between the start and the end of a shift, in the languages of many exports. */
const BREAK =
  /\b(?:breaks?|lunch|paus(?:es?|en|er|enzeit|enminuten|enstunden|as?)|pauzes?|descansos?|przerw[ay])\b/iu;
const IS_PAID =
  /(?<!\b(?:not|non?|nicht|niet) )(?<![\p{L}\p{N}_])(?:paid|(?:bezahlt|vergütet)e?|payée?|pagad[ao]|retribuit[ao]|remunerad[ao]|betaalde?|płatn[ay])(?![\p{L}\p{N}_])/iu;
/** When it was, and not how long. */
const IS_MOMENT =
  /\b(?:starts?|begins?|beginn|began|ends?|ended|ende|from|to|until|von|bis|d[eé]but|fin|inicio|inizio|fine)\b|\b(?:in|out)$/iu;
/** How many there were, or what was paid for it. */
const IS_OTHER = /\b(?:count|number of|no\. of|anzahl|type|kind|art|name|notes?|pay|rate|amount|orders?)\b/iu;

/** True for the name of a column of breaks that are not paid. */
export function namesBreaks(name: string): boolean {
  const told = apart(name);
  return BREAK.test(told) && !IS_PAID.test(told);
}

/** True where such a column says by its name, as far as one can, how long the breaks were. */
export function namesLengthOfBreaks(name: string): boolean {
  const told = apart(name);
  return namesBreaks(name) && !IS_MOMENT.test(told) && !IS_OTHER.test(told);
}

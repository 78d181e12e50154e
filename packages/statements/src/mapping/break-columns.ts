import { apart } from '../cells/duration-unit.ts';

/** What is not worked between the start and the end of a shift, in the languages of many exports. */
const WORDS = String.raw`(?:breaks?|lunch|paus(?:es?|en|er|enzeit|enminuten|enstunden|as?)|pauzes?|descansos?|przerw[ay])(?![\p{L}\p{N}_])`;
const BREAK = new RegExp(String.raw`(?<![\p{L}\p{N}_])${WORDS}`, 'iu');
/** Time with breaks or without them is that of work. */
const BESIDE = String.raw`\b(?:w/o?|with(?:out)?|net of|less|minus|before|after|excl\p{L}*|incl\p{L}*|ex|ohne|mit|abz\p{L}*|exkl\p{L}*|inkl\p{L}*|sans|avec|hors|sin|con|senza|zonder|met)\P{L}+`;
const OF_HOURS = String.raw`\b(?:hours?|time|worked|std|\p{L}*stunden|\p{L}*zeit|heures|temps|horas|tiempo|tempo|ore|uren|tijd|godziny|czas)\b`;
/** "Hours of break" are those of the break. */
const OF = String.raw`\b(?:of|de|di|der|van|das|do)\b\P{L}+(?:\p{L}+ )?${WORDS}`;
const BEHIND = String.raw`(?:deducted|excluded|removed|subtracted|taken off|included|abgezogen|abgerechnet|enthalten|inbegriffen|déduit(?:e?s?)|exclue?s?|comprises?|descontad[oa]s?|deducid[oa]s?|excluid[oa]s?|incluid[oa]s?|dedott[aei]|esclus[aei]|inclus[aei]|afgetrokken|inbegrepen)\b`;
const IS_OF_WORK = new RegExp(
  String.raw`${BESIDE}(?:\p{L}+ ){0,2}${WORDS}|${OF_HOURS}(?!.*${OF})\P{L}.*${WORDS}\P{L}+(?:\p{L}+ )?${BEHIND}`,
  'iu',
);
const IS_PAID =
  /(?<!\b(?:not|non?|nicht|niet) )(?<![\p{L}\p{N}_])(?:paid|(?:bezahlt|vergütet)e?|payée?|pagad[ao]|retribuit[ao]|remunerad[ao]|betaalde?|płatn[ay])(?![\p{L}\p{N}_])/iu;
/** When it was, and not how long. */
const IS_MOMENT =
  /\b(?:starts?|begins?|beginn|began|ends?|ended|ende|from|to|until|von|bis|d[eé]but|fin|inicio|inizio|fine)\b|\b(?:in|out)$/iu;
/** How many there were, or what was paid for it. */
const IS_OTHER = /\b(?:count|number of|no\. of|anzahl|type|kind|art|name|notes?|pay|rate|amount|orders?)\b/iu;

/** True for the name of a column of breaks, whether they are paid or not. */
export function namesBreak(name: string): boolean {
  const told = apart(name);
  return BREAK.test(told) && !IS_OF_WORK.test(told);
}

/** True for that of breaks which nobody pays. */
export function namesUnpaidBreaks(name: string): boolean {
  return namesBreak(name) && !IS_PAID.test(apart(name));
}

/** True where such a column says by its name, as far as one can, how long the breaks were. */
export function namesLengthOfBreaks(name: string): boolean {
  const told = apart(name);
  return namesUnpaidBreaks(name) && !IS_MOMENT.test(told) && !IS_OTHER.test(told);
}

import type { DurationUnit } from '../preset.ts';

/** Words for units in names of columns, in the languages of many exports; the first that is there counts, as minutes in "Worked hours (min)". */
const WORDS: readonly (readonly [DurationUnit, RegExp])[] = [
  ['minutes', /\b(?:mins?|minutes?|\p{L}*minuten|minutos|minuti|minuty?|minut)\b/iu],
  ['seconds', /\b(?:secs?|seconds?|sekunden|segundos|secondes)\b/iu],
  ['hours', /\b(?:h|hrs?|hours?|dec(?:imal)?|std|\p{L}*stunden?|heures?|horas?|ore|uren|uur|godziny)\b/iu],
];

/** The words of a column's name apart, as programs put them together: "break_minutes", "breakMinutes". */
export function apart(name: string): string {
  return name.replaceAll('_', ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
}

/** The unit that the name of a column says its numbers count; null where it says none. */
export function unitInName(name: string): DurationUnit | null {
  const told = apart(name);
  return WORDS.find(([, words]) => words.test(told))?.[0] ?? null;
}

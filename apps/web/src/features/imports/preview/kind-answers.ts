import type { KindUse } from '@earntrack/statements';
import type { KindSummary } from '../reading/file-reading.ts';
import { MONEY_WORDS } from '../wizard/use-words.ts';

/** What a person says of kinds of rows, by their names; one that is left out is not among them. */
export type Answers = Readonly<Record<string, KindUse>>;

/** What the file is read by now. */
export function answersIn(kinds: readonly KindSummary[]): Answers {
  return Object.fromEntries(kinds.flatMap(({ name, use }) => (use === null ? [] : [[name, use] as const])));
}

export function isSame(one: Answers, other: Answers): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

/** The kinds of which something else was said before. */
export function differing(said: Answers, before: Answers): string[] {
  return Object.keys(before).filter((name) => before[name] !== said[name]);
}

/** True where something else is said of a kind than before; of what is left out now, what was recorded stays and counts once. */
export function isContradicted(said: Answers, before: Answers): boolean {
  return differing(said, before).some((name) => said[name] !== undefined);
}

/** True where a person said what any of these is. */
export function hasAnswers(kinds: readonly Pick<KindSummary, 'use'>[]): boolean {
  return kinds.some(({ use }) => use !== null);
}

export function kindUseInWords(use: KindUse): string {
  return use === 'base' ? 'An earning' : MONEY_WORDS[use];
}

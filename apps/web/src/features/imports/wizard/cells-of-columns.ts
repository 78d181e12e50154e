import type { ColumnDescription } from '@earntrack/statements';
import { isLikeMoney } from './guess-amounts.ts';
import { HOW_MANY } from './words/job-words.ts';

/** True where cells say whether something came back, and not how much; where all of them are 0, nothing did. */
export function saysWhether({ samples }: ColumnDescription): boolean {
  const told = samples.map((text) => text.trim());
  return told.includes('1') && told.every((text) => text === '0' || text === '1');
}

/** What was done, as “Project fee”: in the next file it is there again. */
export function isOfWords({ samples }: ColumnDescription): boolean {
  const told = samples.filter((text) => /^\p{L}+(?: \p{L}+)+$/u.test(text.trim()));
  return told.length * 2 > samples.length;
}

/** True for a count of trips and the like, though its name may say “total”. */
export function isCount(column: ColumnDescription): boolean {
  return HOW_MANY.test(column.name) && !isLikeMoney(column);
}

import type { MappingFit } from '@earntrack/statements';
import { usesInWords } from '../wizard/use-words.ts';

type Differences = Omit<MappingFit, 'mapping' | 'share'>;

/** How a file differs from those that a saved mapping was made for, a sentence for each way. */
export function fitInWords(fit: Differences): string[] {
  const { missing, renamed, currencies, droppedCurrency, unread, added, gone } = fit;
  const sentences = [
    ...missing.map(
      ({ column, uses }) =>
        `“${column}” is not there, which it reads as: ${usesInWords(uses)}. You say which column it is now.`,
    ),
    ...renamed.map(({ from, to }) => `“${from}” is called “${to}” here, and is read so.`),
    ...currencies.map(({ from, to }) => `“${from}” is “${to}” here, and is read in that currency.`),
    droppedCurrency !== null &&
      `It says ${droppedCurrency} of all amounts, and the names of columns here say another currency, which counts.`,
    unread.length > 0 && `${quotedList(unread)} not there, and read without.`,
    added.length > 0 && `${quotedList(added)} new, and not read.`,
    gone.length > 0 && `${quotedList(gone)} not there any more, and never read.`,
  ].filter((sentence) => sentence !== false);
  return sentences.length > 0 ? sentences : ['It reads every column that it needs here.'];
}

function quotedList(names: readonly string[]): string {
  return `${names.map((name) => `“${name}”`).join(', ')} ${names.length === 1 ? 'is' : 'are'}`;
}

import type { EarningFilterWire, PlatformView } from '@earntrack/contract';
import type { ComponentName } from '@earntrack/domain';
import { rangeInWords, shortDay } from '../../lib/days.ts';

/** What parts of an earning are called in the middle of a sentence. */
export const PART_WORDS: Readonly<Record<ComponentName, string>> = {
  base: 'base pay',
  tips: 'tips',
  bonuses: 'bonuses',
  adjustments: 'adjustments',
  reimbursements: 'reimbursements',
  fees: 'fees',
  taxesWithheld: 'tax withheld',
  passThroughTax: 'tax passed through',
  cashCollected: 'cash collected',
};

interface Words {
  platforms: readonly PlatformView[];
  locale: string;
  today: Parameters<typeof shortDay>[1]['today'];
}

/** Which earnings a filter means, as the rest of a sentence, and the comma that it needs where the sentence goes on. */
export function whichInWords(filter: EarningFilterWire, words: Words): [which: string, comma: '' | ','] {
  const { text, tags, source, currency, productId, adjustsId, part } = filter;
  const which = [
    platformWords(filter, words.platforms),
    source === 'statement' ? ' of statements' : source === 'typed' ? ' typed by hand' : '',
    currency ? ` in ${currency}` : '',
    tags ? ` tagged ${inWords(tags)}` : '',
    text ? ` with “${text}”` : '',
    part ? ` with ${PART_WORDS[part]}` : '',
    productId ? ' of one product' : '',
    adjustsId ? ' that correct one earning' : '',
  ].join('');
  const { from, to, countedFrom, countedTo } = filter;
  if (countedFrom && countedTo) {
    return [`${which}, counted in ${rangeInWords(countedFrom, countedTo, words)}`, ','];
  }
  if (from && to) return [`${which}, ${rangeInWords(from, to, words)}`, ','];
  if (from) return [`${which} since ${shortDay(from, words)}`, ''];
  return [to ? `${which} up to ${shortDay(to, words)}` : which, ''];
}

function platformWords({ platformIds }: EarningFilterWire, platforms: readonly PlatformView[]): string {
  const named = platforms.filter(({ id }) => platformIds?.includes(id)).map(({ name }) => name);
  return named.length === 0 ? '' : ` from ${inWords(named)}`;
}

function inWords(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names);
}

import { normalised } from '../header/header.ts';
import type { LineRule, Preset } from '../preset.ts';
import { kindIn } from './types-of-rows.ts';

/**
 * Tells of the text of a kind what may leave the device of it. A preset knows that its column names kinds. In a column that a person chose may
 * stand anything, also "Payment from Ana Sample": of that are told the words that the mapping has, whole, and nothing where it has none.
 */
export function kindTeller({ lines }: Preset, isMapped: boolean): (type: string) => string {
  if (!isMapped) return (type) => type;
  const known = wordsIn(lines.flatMap(({ types = [] }) => types));
  return (type) => [type, kindIn(type)].find((each) => known.has(normalised(each))) ?? '';
}

/** Whether a text is one that a rule asks for whole: behind "Cancelled*" may stand by whom. */
export function isAskedWhole({ where = {} }: LineRule, key: string, text: string): boolean {
  return wordsIn(where[key] ?? []).has(normalised(text));
}

function wordsIn(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.filter((text) => !text.includes('*')).map(normalised));
}

import type { OwedView } from '@earntrack/contract';
import { asCurrency, type Currency, formatMoney, microsFromDecimal, roundedDecimal } from '@earntrack/domain';
import type { SentencePiece } from '../../components/figure-sentence.tsx';
import { shortDay } from '../../lib/days.ts';

/** Whether a platform still owes something, is even, or sent more than was recorded; crumbs that are not shown do not count. */
export type Standing = 'owes' | 'even' | 'sentMore';

export function standingOf({ owed, currency }: Pick<OwedView, 'owed' | 'currency'>): Standing {
  const shown = microsFromDecimal(roundedDecimal(microsFromDecimal(owed), asCurrency(currency)));
  if (shown === 0n) return 'even';
  return shown > 0n ? 'owes' : 'sentMore';
}

/** How many platforms are named in the sentence, instead of counted. */
const NAMED_AT_MOST = 3;

interface SentenceWords {
  locale: string;
  nameOf: (platformId: string) => string;
}

/** "Upwork and Etsy still owe you 412.30 $ and 88.00 €." */
export function owedSentence(rows: readonly OwedView[], words: SentenceWords): SentencePiece[] {
  const owing = rows.filter((row) => standingOf(row) === 'owes');
  const over = rows.filter((row) => standingOf(row) === 'sentMore');
  if (owing.length + over.length === 0) {
    return [{ text: 'Nothing is owed to you: everything that you made has arrived.' }];
  }
  return [...owingPieces(owing, words), ...overPieces(over, words)];
}

function owingPieces(owing: readonly OwedView[], words: SentenceWords): SentencePiece[] {
  if (owing.length === 0) return [{ text: 'Nothing is owed to you.' }];
  const [names, isOne] = namesOf(owing, words);
  return [
    { text: `${names} still ${isOne ? 'owes' : 'owe'} you ` },
    ...figuresOf(sumsInOrder(owing), words.locale),
    { text: '.' },
  ];
}

function overPieces(over: readonly OwedView[], words: SentenceWords): SentencePiece[] {
  if (over.length === 0) return [];
  const [names] = namesOf(over, words);
  const sums = new Map([...sumsInOrder(over)].map(([currency, micros]) => [currency, -micros]));
  return [
    { text: ` ${names} sent ` },
    ...figuresOf(sums, words.locale),
    { text: ' more than you recorded.' },
  ];
}

function namesOf(rows: readonly OwedView[], { nameOf }: SentenceWords): [words: string, isOne: boolean] {
  const ids = [...new Set(rows.map(({ platformId }) => platformId))];
  if (ids.length > NAMED_AT_MOST) return [`${ids.length} platforms`, false];
  return [new Intl.ListFormat('en-GB').format(ids.map(nameOf)), ids.length === 1];
}

/** Each currency for itself, in the order of the rows. */
function sumsInOrder(rows: readonly OwedView[]): Map<Currency, bigint> {
  const sums = new Map<Currency, bigint>();
  for (const { currency, owed } of rows) {
    const code = asCurrency(currency);
    sums.set(code, (sums.get(code) ?? 0n) + microsFromDecimal(owed));
  }
  return sums;
}

function figuresOf(sums: ReadonlyMap<Currency, bigint>, locale: string): SentencePiece[] {
  const texts = [...sums].map(([currency, micros]) => formatMoney(micros, currency, locale));
  return new Intl.ListFormat('en-GB')
    .formatToParts(texts)
    .map(({ type, value }) => ({ text: value, isFigure: type === 'element' }));
}

interface NoteWords {
  locale: string;
  today: Parameters<typeof shortDay>[1]['today'];
}

/** What stands behind a platform's figure: when it paid last, and what was earned since. */
export function owedNote({ lastPaidOn, earningsSince }: OwedView, words: NoteWords): string {
  const count =
    earningsSince === 1 ? 'one earning' : `${earningsSince.toLocaleString(words.locale)} earnings`;
  if (lastPaidOn === null) return `no payout yet, ${count}`;
  const since = earningsSince === 0 ? 'nothing earned since' : `${count} since`;
  return `last on ${shortDay(lastPaidOn, words)}, ${since}`;
}

import type { OwedView } from '@earntrack/contract';
import { asCurrency, decimalFromMicros, formatMoney, microsFromDecimal } from '@earntrack/domain';
import type { SentencePiece } from '../../components/figure-sentence.tsx';
import { standingOf } from './owed-words.ts';

interface SentenceOf {
  /** Null while it is not chosen, or not readable. */
  platformName: string | null;
  micros: bigint | null;
  currency: string;
  locale: string;
  /** What the platform owes without this payout; null where it is not known. */
  owedBefore: bigint | null;
}

/** "Upwork sent you $400.00. $12.30 are then still to come." */
export function payoutSentence(of: SentenceOf): SentencePiece[] {
  const { micros, currency, locale } = of;
  if (micros === null) return [{ text: 'How much arrived?' }];
  const name = of.platformName ?? 'A platform';
  const amount = formatMoney(micros < 0n ? -micros : micros, asCurrency(currency), locale);
  return [
    { text: micros < 0n ? `${name} took back ` : `${name} sent you ` },
    { text: amount, isFigure: true },
    { text: '.' },
    ...restPieces(of, micros),
  ];
}

function restPieces({ owedBefore, currency, locale }: SentenceOf, micros: bigint): SentencePiece[] {
  if (owedBefore === null) return [];
  const rest = owedBefore - micros;
  const code = asCurrency(currency);
  const amount = formatMoney(rest < 0n ? -rest : rest, code, locale);
  switch (standingOf({ owed: decimalFromMicros(rest), currency })) {
    case 'owes':
      return [{ text: ' ' }, { text: amount, isFigure: true }, { text: ' are then still to come.' }];
    case 'even':
      return [{ text: ' Then nothing is owed any more.' }];
    case 'sentMore':
      return [{ text: ' That is ' }, { text: amount, isFigure: true }, { text: ' more than you recorded.' }];
  }
}

/** What a platform owes in one currency, as if `payout` had not been; null while nothing is known of it. */
export function owedWithout(
  rows: readonly OwedView[],
  at: { platformId: string | null; currency: string },
  payout: { platformId: string; currency: string; amount: string } | null,
): bigint | null {
  const isHere = (place: { platformId: string; currency: string }) =>
    place.platformId === at.platformId && place.currency === at.currency;
  const row = rows.find(isHere);
  if (!row) return null;
  const counted = payout && isHere(payout) ? microsFromDecimal(payout.amount) : 0n;
  return microsFromDecimal(row.owed) + counted;
}

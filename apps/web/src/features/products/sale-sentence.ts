import { asCurrency, formatMoney } from '@earntrack/domain';
import type { Piece } from './products-answer.ts';
import type { SaleDraft, SaleReading } from './sale-draft.ts';

interface SaleWords {
  productName: string;
  platformName: string | null;
  locale: string;
}

/** What the form says so far: "3 × Lightroom presets on Gumroad: 36.00 €, 32.40 € after fees." */
export function saleSentence(draft: SaleDraft, reading: SaleReading, words: SaleWords): Piece[] {
  const { units, revenue, fees } = reading;
  const what: Piece[] = [{ text: words.productName, isFigure: true }];
  if (units === null) return [{ text: 'How many ' }, ...what, { text: draft.isReturn ? ' came back?' : '?' }];
  const count: Piece = {
    text: `${new Intl.NumberFormat(words.locale).format(units)}\u00a0×\u00a0`,
    isFigure: true,
  };
  const place = words.platformName && !draft.isReturn ? ` on ${words.platformName}` : '';
  const head: Piece[] = [count, ...what, { text: draft.isReturn ? ' came back' : place }];
  if (revenue === null || revenue < 0n) return [...head, { text: '.' }];
  const sign = draft.isReturn ? -1n : 1n;
  const money = (micros: bigint): Piece => ({
    text: formatMoney(sign * micros, asCurrency(draft.currency), words.locale),
    isFigure: true,
  });
  const pieces = [...head, { text: ': ' }, money(revenue)];
  if (fees === null || fees === 0n) return [...pieces, { text: '.' }];
  return [...pieces, { text: ', ' }, money(revenue - fees), { text: ' after fees.' }];
}

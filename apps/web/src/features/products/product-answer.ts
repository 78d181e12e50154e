import type { ProductView, SaleSumsView } from '@earntrack/contract';
import { asCurrency, formatMoney } from '@earntrack/domain';
import { currentPriceText, moneyText, perUnit, shareOf, unitsInWords } from './product-words.ts';
import { netInPieces, type Piece } from './products-answer.ts';

/** "Lightroom presets brought 1,107.68 € net so far from 58 units.", or what it costs while nothing was sold. */
export function productAnswer(product: ProductView, locale: string): Piece[] {
  const { name, sums } = product;
  const who: Piece = { text: name, isFigure: true };
  if (sums.length > 0) {
    const units = sums.reduce((sum, each) => sum + each.units, 0);
    return [
      who,
      { text: ' brought ' },
      ...netInPieces(sums, locale),
      { text: ' net so far from ' },
      { text: unitsInWords(units, locale), isFigure: true },
      { text: '.' },
    ];
  }
  const price = currentPriceText(product, locale);
  if (price === null) return [who, { text: ' was not sold yet and has no price yet.' }];
  return [who, { text: ' costs ' }, { text: price, isFigure: true }, { text: ' and was not sold yet.' }];
}

/** What became of the revenue: "Of 1,204.00 € revenue, fees took 96.32 € (8 %) and 1,107.68 € stayed, 19.10 € a unit." */
export function breakdownInWords(sums: SaleSumsView, locale: string): string {
  const money = (amount: string) => moneyText(amount, sums.currency, locale);
  const share = shareOf(sums.fees, sums.gross, locale);
  const each = perUnit(sums.net, sums.units);
  const eachText = each === null ? '' : `, ${formatMoney(each, asCurrency(sums.currency), locale)} a unit`;
  if (share === null) return `${money(sums.net)} of ${money(sums.gross)} revenue stayed${eachText}.`;
  return `Of ${money(sums.gross)} revenue, fees took ${money(sums.fees)} (${share}) and ${money(sums.net)} stayed${eachText}.`;
}

export interface BreakdownLine {
  label: string;
  /** A signed decimal string. */
  amount: string;
  isSum: boolean;
}

/** The way from revenue to net, line by line; lines of nothing are left out. */
export function breakdownLines(sums: SaleSumsView): BreakdownLine[] {
  const parts = [
    { label: 'Reimbursements', amount: sums.reimbursements },
    { label: 'Fees', amount: negated(sums.fees) },
    { label: 'Tax withheld', amount: negated(sums.taxesWithheld) },
  ];
  return [
    { label: 'Revenue', amount: sums.gross, isSum: false },
    ...parts.filter(({ amount }) => amount !== '0').map((part) => ({ ...part, isSum: false })),
    { label: 'Net', amount: sums.net, isSum: true },
  ];
}

function negated(amount: string): string {
  if (amount === '0') return amount;
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

import type { ProductView, SaleSumsView } from '@earntrack/contract';
import { asCurrency, type Currency, formatMoney, type Micros, microsFromDecimal } from '@earntrack/domain';
import { unitsInWords } from './product-words.ts';

/** A piece of the sentence on top of a screen; figures are shown stronger than words. */
export interface Piece {
  text: string;
  isFigure?: true;
}

/** What a product brought on the days that are shown. */
export function shownSums({ sums, sumsOfDays }: ProductView): SaleSumsView[] {
  return sumsOfDays ?? sums;
}

interface AnswerWords {
  locale: string;
  /** "this year", "so far". */
  period: string;
}

/** "Your 3 products brought 1,204.00 € net this year from 58 units; Lightroom presets brought most." */
export function productsAnswer(products: readonly ProductView[], { locale, period }: AnswerWords): Piece[] {
  const counted = products.filter((product) => !product.isArchived || shownSums(product).length > 0);
  const sums = counted.flatMap(shownSums);
  const who = nameOf(counted);
  if (sums.length === 0) {
    const when = period === 'so far' ? 'so far' : `yet ${period}`;
    return [...who, { text: ` brought nothing ${when}.` }];
  }
  const units = sums.reduce((sum, each) => sum + each.units, 0);
  return [
    ...who,
    { text: ' brought ' },
    ...netInPieces(sums, locale),
    { text: ` net ${period} from ` },
    { text: unitsInWords(units, locale), isFigure: true },
    ...bestOf(counted),
    { text: '.' },
  ];
}

function nameOf(products: readonly ProductView[]): Piece[] {
  const [only] = products;
  if (products.length === 1 && only) return [{ text: only.name, isFigure: true }];
  return [{ text: 'Your ' }, { text: String(products.length), isFigure: true }, { text: ' products' }];
}

/** The one that brought most, where there is one currency in which several can be compared. */
function bestOf(products: readonly ProductView[]): Piece[] {
  const sold = products.flatMap((product) => shownSums(product).map((sums) => ({ product, sums })));
  const currencies = new Set(sold.map(({ sums }) => sums.currency));
  if (sold.length < 2 || currencies.size > 1) return [];
  const netOf = ({ sums }: (typeof sold)[number]) => microsFromDecimal(sums.net);
  const [best, second] = sold.toSorted((a, b) => (netOf(a) < netOf(b) ? 1 : -1));
  if (!best || !second || netOf(best) === netOf(second)) return [];
  return [{ text: '; ' }, { text: best.product.name, isFigure: true }, { text: ' brought most' }];
}

/** Net in each currency, never one sum over several: "774.75 € and 489.40 $". */
export function netInPieces(sums: readonly SaleSumsView[], locale: string): Piece[] {
  const net = new Map<Currency, Micros>();
  for (const each of sums) {
    const currency = asCurrency(each.currency);
    net.set(currency, (net.get(currency) ?? 0n) + microsFromDecimal(each.net));
  }
  const amounts = [...net].map(([currency, micros]) => formatMoney(micros, currency, locale));
  const parts = new Intl.ListFormat('en-GB', { type: 'conjunction' }).formatToParts(amounts);
  return [...parts].map(({ type, value }) =>
    type === 'element' ? { text: value, isFigure: true } : { text: value },
  );
}

/** First those that brought most in the user's own currency, then those of other currencies, then the unsold ones. */
export function byWhatTheyBrought(products: readonly ProductView[], own: string): ProductView[] {
  const netOf = (product: ProductView) => {
    const sums = shownSums(product).find(({ currency }) => currency === own);
    return sums ? microsFromDecimal(sums.net) : null;
  };
  const rankOf = (product: ProductView) =>
    netOf(product) !== null ? 0 : shownSums(product).length > 0 ? 1 : 2;
  return products.toSorted((a, b) => {
    const rank = rankOf(a) - rankOf(b);
    if (rank !== 0) return rank;
    const [left, right] = [netOf(a) ?? 0n, netOf(b) ?? 0n];
    return left === right ? 0 : left < right ? 1 : -1;
  });
}

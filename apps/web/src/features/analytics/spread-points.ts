import type { SpreadBinView, SpreadView } from '@earntrack/contract';
import { microsFromDecimal } from '@earntrack/domain';
import type { ChartPoint } from '../../components/charts/index.ts';
import { drawn } from '../dashboard/index.ts';
import type { AnalyticsSearch } from './analytics-search.ts';
import { countText, moneyText, type MoneyWords, shortMoney } from './money-words.ts';
import { rowsHere } from './rows-behind.ts';

interface SpreadWords extends MoneyWords {
  search: AnalyticsSearch;
}

/** One column for each bin. */
export function spreadPoints({ bins }: SpreadView, words: SpreadWords): ChartPoint[] {
  return bins.map((bin) => {
    const together = moneyText(bin.net, words);
    return {
      key: sizeKey(bin),
      label: bin.from === null ? '' : shortMoney(drawn(microsFromDecimal(bin.from)), words),
      name: sizeName(bin, words),
      solid: bin.earningCount,
      hatched: 0,
      strip: null,
      isNow: false,
      reading: {
        value: countText(bin.earningCount, words.locale).replace(/^0 /, 'no '),
        detail: bin.earningCount === 0 ? '' : `together ${together}`,
      },
      cells: [String(bin.earningCount), together],
      link: rowsHere(words.search, { size: sizeKey(bin) }),
    };
  });
}

/** As it stands in the address. */
function sizeKey({ from, to }: Pick<SpreadBinView, 'from' | 'to'>): string {
  return `${from ?? ''}..${to ?? ''}`;
}

/** "50.00 € to under 100.00 €", "under 0.00 €", "500.00 € or more". */
export function sizeName({ from, to }: Pick<SpreadBinView, 'from' | 'to'>, words: MoneyWords): string {
  if (from === null) return to === null ? 'Any size' : `Under ${moneyText(to, words)}`;
  if (to === null) return `${moneyText(from, words)} or more`;
  return `${moneyText(from, words)} to under ${moneyText(to, words)}`;
}

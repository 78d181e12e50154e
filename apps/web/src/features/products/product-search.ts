import type { LocalDate } from '@earntrack/domain';
import type { SaleDays } from './earnings-of-product.ts';

/** Which days the list of products is about: this year, or all there are. */
export interface ProductSearch {
  period?: 'all';
}

export function productSearchOf(search: Record<string, unknown>): ProductSearch {
  return search['period'] === 'all' ? { period: 'all' } : {};
}

/** The days of the search on a day of the calendar. */
export function daysOf({ period }: ProductSearch, today: LocalDate): SaleDays {
  if (period === 'all') return {};
  const year = today.slice(0, 4);
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

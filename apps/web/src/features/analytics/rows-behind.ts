import type { AnalyticsView } from '@earntrack/contract';
import type { LinkProps } from '@tanstack/react-router';
import type { AnalyticsSearch } from './analytics-search.ts';

/** What narrows the list of earnings, as it stands in its address. */
interface EarningFilters {
  platformId?: string;
  productId?: string;
  tag?: string;
}

/** The rows that add up to a figure: earnings of the period, or of what is named. */
export function earningsBehind(
  { period: { from, to } }: Pick<AnalyticsView, 'period'>,
  { productId, tag, platformId }: EarningFilters = {},
): LinkProps {
  const narrowed = {
    ...(platformId && { platformId }),
    ...(productId && { product: productId }),
    ...(tag && { tag }),
  };
  return { to: '/earnings', search: { from, to, ...narrowed } };
}

/** Rows that no list can be filtered down to stand on the page itself, below their picture. */
export function rowsHere(search: AnalyticsSearch, rows: Pick<AnalyticsSearch, 'hour' | 'size'>): LinkProps {
  const { hour: _, size: __, ...rest } = search;
  return { to: '/analytics', search: { ...rest, ...rows }, resetScroll: false } as LinkProps;
}

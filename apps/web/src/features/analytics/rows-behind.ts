import type { RangeView } from '@earntrack/contract';
import type { LinkProps } from '@tanstack/react-router';
import { type Narrower, rowsOf } from '../../lib/rows-of.ts';
import type { AnalyticsSearch } from './analytics-search.ts';

/** The rows that add up to a figure: earnings of the period in one currency, or of what is named besides. */
export function earningsBehind(period: RangeView, narrower: Narrower): LinkProps {
  return { to: '/earnings', search: rowsOf(period, narrower) } as LinkProps;
}

/** Rows that no list can be filtered down to stand on the page itself, below their picture. */
export function rowsHere(search: AnalyticsSearch, rows: Pick<AnalyticsSearch, 'hour' | 'size'>): LinkProps {
  const { hour: _, size: __, ...rest } = search;
  return { to: '/analytics', search: { ...rest, ...rows }, resetScroll: false } as LinkProps;
}

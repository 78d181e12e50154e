import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { queryClient } from '../../lib/query.ts';
import { trpc } from '../../lib/trpc.ts';
import { type AnalyticsSearch, hourOf, periodInputOf, sizeOf } from './analytics-search.ts';

function reportOptions(search: AnalyticsSearch) {
  const { currency } = search;
  return trpc.analytics.report.queryOptions({ period: periodInputOf(search), ...(currency && { currency }) });
}

/** Starts loading while the screen's code is on its way. A failure is shown by the screen, which asks for itself. */
export function preloadAnalytics(search: AnalyticsSearch): void {
  queryClient.query({ ...reportOptions(search), retry: false }).catch(() => undefined);
}

/** The report of a period; that of the period before it stays until it is there. */
export function useAnalytics(search: AnalyticsSearch) {
  return useQuery({ ...reportOptions(search), placeholderData: keepPreviousData });
}

/** The stretches behind the hour of the week that the address names. */
export function useHourRows(search: AnalyticsSearch, currency: string) {
  const hour = hourOf(search.hour ?? '');
  const input = { period: periodInputOf(search), currency, ...(hour ?? { weekday: 1, hour: 0 }) };
  return useQuery({ ...trpc.analytics.hourRows.queryOptions(input), enabled: hour !== null });
}

/** The earnings behind the size that the address names. */
export function useSizeRows(search: AnalyticsSearch, currency: string) {
  const size = sizeOf(search.size ?? '');
  const input = { period: periodInputOf(search), currency, ...size };
  return useQuery({ ...trpc.analytics.sizeRows.queryOptions(input), enabled: size !== null });
}

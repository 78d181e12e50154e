import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { queryClient } from '../../lib/query.ts';
import { trpc } from '../../lib/trpc.ts';
import { dashboardInputOf, type PeriodSearch } from './period-search.ts';

function summaryOptions(search: PeriodSearch) {
  return trpc.dashboard.summary.queryOptions(dashboardInputOf(search));
}

/** Starts loading while the screen's code is on its way. The screen shows how it ends. */
export function preloadDashboard(search: PeriodSearch): void {
  queryClient.query(summaryOptions(search)).catch(() => undefined);
}

/**
 * The figures of a period; those of the period before it stay until they are there. They are drawn piece by piece, so
 * that a slow phone answers to a finger in between.
 */
export function useDashboard(search: PeriodSearch) {
  const options = { ...summaryOptions(search), placeholderData: keepPreviousData };
  const { data, error, refetch, isPlaceholderData } = useQuery(options);
  const shown = useDeferredValue(data);
  return { data: shown, error, refetch, isOfBefore: isPlaceholderData || shown !== data };
}

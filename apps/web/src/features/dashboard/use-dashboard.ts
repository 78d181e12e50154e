import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { queryClient } from '../../lib/query.ts';
import { trpc } from '../../lib/trpc.ts';
import { dashboardInputOf, type PeriodSearch } from './period-search.ts';

function summaryOptions(search: PeriodSearch) {
  return trpc.dashboard.summary.queryOptions(dashboardInputOf(search));
}

/** Starts loading while the screen's code is on its way. A failure is shown by the screen, which asks for itself. */
export function preloadDashboard(search: PeriodSearch): void {
  queryClient.query({ ...summaryOptions(search), retry: false }).catch(() => undefined);
}

/** The figures of a period; those of the period before it stay until they are there. */
export function useDashboard(search: PeriodSearch) {
  return useQuery({ ...summaryOptions(search), placeholderData: keepPreviousData });
}

import type { EarningDayView, EarningFilterWire, EarningView } from '@earntrack/contract';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../lib/trpc.ts';
import { daysWith, isShown, rowsWith, rowsWithout } from './earning-cache.ts';
import { ROWS_KEY, type RowsByDay } from './use-earnings.ts';

/** Under which all writes of earnings are counted: lists are asked for again when the last one was answered. */
export const EARNING_WRITES = ['earning-writes'];

/** Takes back what was shown before the server answered. */
type PutBack = () => void;

/**
 * Shows a write in every list at once. Answers that were on their way are dropped, and new ones are asked for only when no
 * write is under way any more: a list never goes back to what it was before a write that was answered.
 */
export function useEarningCache() {
  const queries = useQueryClient();
  const trpc = useTRPC();
  const daysKey = trpc.earnings.days.queryKey();
  const show = async (before: EarningView | null, after: EarningView | null): Promise<PutBack> => {
    await Promise.all([
      queries.cancelQueries({ queryKey: daysKey }),
      queries.cancelQueries({ queryKey: [ROWS_KEY] }),
    ]);
    const kept = [
      ...queries.getQueriesData({ queryKey: daysKey }),
      ...queries.getQueriesData({ queryKey: [ROWS_KEY] }),
    ];
    changeDays(queries, daysKey, { before, after });
    changeRows(queries, { before, after });
    return () => {
      for (const [key, data] of kept) queries.setQueryData(key, data);
    };
  };
  const settle = (): Promise<void> =>
    queries.isMutating({ mutationKey: EARNING_WRITES }) > 1 ? Promise.resolve() : queries.invalidateQueries();
  return { show, settle };
}

interface Write {
  before: EarningView | null;
  after: EarningView | null;
}

function changeDays(queries: QueryClient, daysKey: readonly unknown[], { before, after }: Write): void {
  for (const [key, days] of queries.getQueriesData<EarningDayView[]>({ queryKey: daysKey })) {
    if (!days) continue;
    const filter = inputOf(key);
    let changed = days;
    if (before && isShown(before, filter)) changed = daysWith(changed, before, -1);
    if (after && isShown(after, filter)) changed = daysWith(changed, after, 1);
    queries.setQueryData(key, changed);
  }
}

function changeRows(queries: QueryClient, { before, after }: Write): void {
  for (const [key, rows] of queries.getQueriesData<RowsByDay>({ queryKey: [ROWS_KEY] })) {
    if (!rows) continue;
    const [, filter, bounds] = key as [string, EarningFilterWire, { from?: string; to?: string }];
    const isHere = (earning: EarningView) => isShown(earning, filter) && isShown(earning, bounds);
    let changed = rows;
    if (before && isHere(before)) changed = rowsWithout(changed, before);
    if (after && isHere(after)) changed = rowsWith(changed, after);
    queries.setQueryData(key, changed);
  }
}

/** What a query of the router was asked with. */
function inputOf(key: readonly unknown[]): EarningFilterWire {
  const [, options] = key as [unknown, { input?: EarningFilterWire }?];
  return options?.input ?? {};
}

import type { EarningDayView, EarningFilterWire, EarningView } from '@earntrack/contract';
import { type QueryClient, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import { boundsOf, type ListShape, shapeOf } from './list-shape.ts';

type Client = ReturnType<typeof useTRPCClient>;

/** A stretch that is out of sight is let go after a minute: a long list never lies in memory as a whole. */
const STRETCH_KEPT_MS = 60_000;
const PAGE_ROWS = 200;

/** Under which stretches of rows are kept. */
export const ROWS_KEY = 'earning-rows';

/** The earnings of a stretch by their day, in the order of the list. */
export type RowsByDay = ReadonlyMap<string, readonly EarningView[]>;

/** How each list was cut when it was last shown, so that coming back finds what is loaded. */
const floorsByFilter = new Map<string, readonly string[]>();

/** The shape of the list that fits a filter. It is drawn piece by piece, so that a slow phone answers to a finger in between. */
export function useListShape(filter: EarningFilterWire) {
  const trpc = useTRPC();
  const days = useQuery(trpc.earnings.days.queryOptions(filter));
  const key = JSON.stringify(filter);
  const shape = useMemo(() => days.data && keptShape(key, days.data), [key, days.data]);
  return { ...days, shape: useDeferredValue(shape) };
}

function keptShape(key: string, days: readonly EarningDayView[]): ListShape {
  const shape = shapeOf(days, floorsByFilter.get(key));
  floorsByFilter.set(key, shape.floors);
  return shape;
}

interface Stretch {
  filter: EarningFilterWire;
  shape: ListShape;
  stretch: number;
}

/** The rows of one stretch of days; a day with more of them than one page has takes several. */
function rowsOptions(client: Client, { filter, shape, stretch }: Stretch) {
  const bounds = boundsOf(shape.floors, stretch);
  const input = { ...filter, ...inner(filter, bounds), limit: PAGE_ROWS };
  return queryOptions({
    queryKey: [ROWS_KEY, filter, bounds],
    gcTime: STRETCH_KEPT_MS,
    queryFn: async ({ signal }): Promise<RowsByDay> => {
      const rows: EarningView[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: EarningView[]; nextCursor: string | null } = await client.earnings.list.query(
          { ...input, cursor },
          { signal },
        );
        rows.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return Map.groupBy(rows, ({ earnedOn }) => earnedOn);
    },
    structuralSharing: false,
  });
}

/** The narrower of two ranges of days. */
function inner(
  filter: EarningFilterWire,
  bounds: { from?: string; to?: string },
): { from?: string; to?: string } {
  const from = [filter.from, bounds.from]
    .filter((day) => day != null)
    .sort()
    .at(-1);
  const to = [filter.to, bounds.to].filter((day) => day != null).sort()[0];
  return { ...(from && { from }), ...(to && { to }) };
}

/**
 * The rows of these stretches, as far as they are there. They are drawn piece by piece as well: all that come at once would
 * hold up a finger.
 */
export function useRows(filter: EarningFilterWire, shape: ListShape, stretches: readonly number[]) {
  const client = useTRPCClient();
  const answers = useQueries({
    queries: stretches.map((stretch) => rowsOptions(client, { filter, shape, stretch })),
  });
  const failed = answers.find(({ isError, data }) => isError && data === undefined);
  const byStretch = useKept(new Map(stretches.map((stretch, index) => [stretch, answers[index]?.data])));
  const retry = () => {
    for (const answer of answers) if (answer.isError) void answer.refetch();
  };
  return { byStretch: useDeferredValue(byStretch), error: failed?.error ?? null, retry };
}

/** The map of before for as long as it says the same. */
function useKept<Key, Value>(map: ReadonlyMap<Key, Value>): ReadonlyMap<Key, Value> {
  const [kept, setKept] = useState(map);
  const isSame =
    kept.size === map.size && [...map].every(([key, value]) => kept.has(key) && kept.get(key) === value);
  if (!isSame) setKept(map);
  return isSame ? kept : map;
}

/** The rows of these stretches, asked for where they are not there yet. */
export function fetchRows(
  queries: QueryClient,
  client: Client,
  stretches: readonly Stretch[],
): Promise<RowsByDay[]> {
  return Promise.all(stretches.map(async (stretch) => queries.query(rowsOptions(client, stretch))));
}

import type { EarningFilterWire } from '@earntrack/contract';
import type { RowFilters } from './row-filters.ts';
import { queryClient } from './query.ts';
import { trpc } from './trpc.ts';

/** Asks ahead of the screen, which shows whatever went wrong itself. */
function ahead(asked: Promise<unknown>): void {
  asked.catch(() => undefined);
}

const nextCursor = { getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor };

/** Asks for the platforms before the screen that needs them is there. */
export function preloadPlatforms(): void {
  ahead(queryClient.query(trpc.platforms.list.queryOptions({ includeArchived: true })));
}

/** Asks for the shape of a list of earnings. */
export function preloadEarnings(filter: EarningFilterWire): void {
  ahead(queryClient.query(trpc.earnings.days.queryOptions(filter)));
}

/** Asks for the tags that a sheet offers, so that it does not grow under the finger. */
export function preloadTags(): void {
  ahead(queryClient.query(trpc.earnings.tags.queryOptions()));
}

/** Asks for all that the sheet of filters offers. */
export function preloadEarningChoices(): void {
  preloadTags();
  ahead(queryClient.query(trpc.earnings.sums.queryOptions({})));
}

/** Asks for the first page of work. */
export function preloadWork(filters: RowFilters): void {
  ahead(queryClient.infiniteQuery(trpc.work.list.infiniteQueryOptions(filters, nextCursor)));
}

/** Asks for the first page of payouts, and for what is still owed. */
export function preloadPayouts(filters: RowFilters): void {
  ahead(queryClient.infiniteQuery(trpc.payouts.list.infiniteQueryOptions(filters, nextCursor)));
  preloadOwed();
}

/** Asks for what each platform still owes. */
export function preloadOwed(): void {
  ahead(queryClient.query(trpc.payouts.owed.queryOptions()));
}

/** Asks for the goals and how they stand. */
export function preloadGoals(): void {
  ahead(queryClient.query(trpc.goals.list.queryOptions()));
}

/** Asks for the first page of imports. */
export function preloadImports(): void {
  ahead(queryClient.infiniteQuery(trpc.imports.list.infiniteQueryOptions({}, nextCursor)));
}

import type { StatusView } from '@earntrack/contract';
import { queryOptions } from '@tanstack/react-query';
import { queryClient } from './query.ts';
import { serverAddress } from './server.ts';

const ASK_MS = 20_000;
/** Whoever waits to save something is told soon that it is possible again. */
const ASK_WHILE_READ_ONLY_MS = 5_000;

/** How EarnTrack is: told out of the server's memory, so that asking costs next to nothing. */
export const statusOptions = queryOptions({
  queryKey: ['status'],
  queryFn: async ({ signal }): Promise<StatusView> => {
    const answer = await fetch(serverAddress('/api/v1/status'), { signal, cache: 'no-store' });
    if (!answer.ok) throw new Error(`The status was answered with ${answer.status}`);
    return (await answer.json()) as StatusView;
  },
  refetchInterval: ({ state }) => (state.data?.readOnly ? ASK_WHILE_READ_ONLY_MS : ASK_MS),
  // Whether the server can be reached is said elsewhere; the next time asks again.
  retry: false,
});

/** Something was refused, or done, that says more than what is known. */
export function askStatusAnew(): void {
  void queryClient.invalidateQueries({ queryKey: statusOptions.queryKey });
}

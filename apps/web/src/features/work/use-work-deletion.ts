import type { WorkView } from '@earntrack/contract';
import { formatDuration } from '@earntrack/domain';
import { useRowDeletion } from '../../lib/row-deletion.ts';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';

/** Deletes a stretch of work at once and offers the way back. */
export function useWorkDeletion() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useRowDeletion<WorkView>({
    queryKey: trpc.work.list.infiniteQueryKey(),
    remove: client.work.delete.mutate,
    restore: client.work.restore.mutate,
    words: ({ seconds, clock }) => {
      const hours = formatDuration(seconds[clock] ?? 0);
      return {
        deleted: `Deleted ${hours} of work.`,
        notDeleted: 'The work was not deleted.',
        back: `${hours} of work are back.`,
        notBack: 'The work was not brought back.',
      };
    },
  });
}

import { readFailure } from '@earntrack/client';
import type { WorkView } from '@earntrack/contract';
import { formatDuration } from '@earntrack/domain';
import { useToasts } from '../../components/toast.tsx';
import { useDeleteWork, useRestoreWork } from './use-work.ts';

/** Deletes at once and offers the way back; says so when either is refused. */
export function useWorkDeletion() {
  const toasts = useToasts();
  const deletion = useDeleteWork();
  const restoring = useRestoreWork();
  const say = (what: string) => (error: unknown) =>
    toasts.show({ text: `${what} ${readFailure(error).message}` });
  return (work: WorkView) => {
    const hours = formatDuration(work.seconds[work.clock] ?? 0);
    const undo = () => {
      restoring.mutate(
        { id: work.id },
        {
          onSuccess: () => toasts.show({ text: `${hours} of work are back.` }),
          onError: say('The work was not brought back.'),
        },
      );
    };
    deletion.mutate({ id: work.id }, { onError: say('The work was not deleted.') });
    toasts.show({ text: `Deleted ${hours} of work.`, undo });
  };
}

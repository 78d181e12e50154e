import { readFailure } from '@earntrack/client';
import type { PlatformView } from '@earntrack/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '../../components/button.tsx';
import { type Toast, useToasts } from '../../components/toast.tsx';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';

/** Puts a platform away, takes it out again, or deletes it; one with earnings can only be put away. All of it can be taken back. */
export function PlatformEnding({ platform }: { platform: PlatformView }) {
  const ending = usePlatformEnding(platform);
  const earnings = platform.earningCount === 1 ? 'an earning' : `${platform.earningCount} earnings`;
  return (
    <section aria-labelledby="ending">
      <div className="head">
        <h2 id="ending">{platform.isArchived ? 'Use it again' : 'No longer used?'}</h2>
      </div>
      <p className="basis">
        {platform.earningCount > 0
          ? `It holds ${earnings}, so it can be archived but not deleted: history is never thrown away.`
          : 'Archiving hides it from new entries. Deleting puts it into the bin; if work, payouts or a goal stand on it, it is archived instead.'}
      </p>
      <div className="buttons">
        {platform.isArchived ? (
          <Button isBusy={ending.isBusy} onClick={ending.unarchive}>
            Take out of the archive
          </Button>
        ) : (
          <Button isBusy={ending.isBusy} onClick={ending.archive}>
            Archive
          </Button>
        )}
        {platform.earningCount === 0 && (
          <Button isBusy={ending.isBusy} onClick={ending.remove}>
            Delete
          </Button>
        )}
      </div>
    </section>
  );
}

function usePlatformEnding({ id, name }: PlatformView) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const toasts = useToasts();
  const navigate = useNavigate();
  const ended = async (toast: Toast) => {
    await queries.invalidateQueries({ queryKey: trpc.platforms.pathKey() });
    toasts.show(toast);
    void navigate({ to: '/platforms' });
  };
  const onError = (error: unknown) => toasts.show({ text: readFailure(error).message });
  const takingBack = (back: () => Promise<unknown>) => () =>
    void back()
      .then(() => queries.invalidateQueries())
      .catch(onError);
  const undoArchive = takingBack(() => client.platforms.unarchive.mutate({ id }));
  const undoDelete = takingBack(() => client.bin.restore.mutate({ items: [{ kind: 'platform', id }] }));
  const archive = useMutation(
    trpc.platforms.archive.mutationOptions({
      onSuccess: () => ended({ text: `Archived ${name}.`, undo: undoArchive }),
      onError,
    }),
  );
  const unarchive = useMutation(
    trpc.platforms.unarchive.mutationOptions({
      onSuccess: () => ended({ text: `${name} is in use again.` }),
      onError,
    }),
  );
  const remove = useMutation(
    trpc.platforms.delete.mutationOptions({
      onSuccess: ({ outcome }) =>
        outcome === 'deleted'
          ? ended({ text: `Deleted ${name}.`, isBinned: true, undo: undoDelete })
          : ended({ text: `${name} has history, so it was archived instead.`, undo: undoArchive }),
      onError,
    }),
  );
  return {
    archive: () => archive.mutate({ id }),
    unarchive: () => unarchive.mutate({ id }),
    remove: () => remove.mutate({ id }),
    isBusy: archive.isPending || unarchive.isPending || remove.isPending,
  };
}

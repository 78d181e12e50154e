import { readFailure } from '@earntrack/client';
import type { PlatformView } from '@earntrack/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useToasts } from '../../components/toast.tsx';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';

/** Puts a platform away, takes it out again, or deletes it; one with earnings can only be put away. */
export function PlatformEnding({ platform }: { platform: PlatformView }) {
  const [isAsking, setAsking] = useState(false);
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
          : 'Archiving hides it from new entries. Deleting takes it away for good.'}
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
        {platform.earningCount === 0 && <Button onClick={() => setAsking(true)}>Delete…</Button>}
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={`Delete ${platform.name}?`}
        action="Delete platform"
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          ending.remove();
        }}
      >
        It has no earnings. If work or payouts stand on it, it is archived instead.
      </ConfirmDialog>
    </section>
  );
}

function usePlatformEnding({ id, name }: PlatformView) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const toasts = useToasts();
  const navigate = useNavigate();
  const restore = async () => {
    await client.platforms.unarchive.mutate({ id });
    await queries.invalidateQueries();
  };
  const ended = async (text: string, undo?: () => void) => {
    await queries.invalidateQueries({ queryKey: trpc.platforms.pathKey() });
    toasts.show(undo ? { text, undo } : { text });
    void navigate({ to: '/platforms' });
  };
  const onError = (error: unknown) => toasts.show({ text: readFailure(error).message });
  const undoArchive = () => void restore().catch(onError);
  const archive = useMutation(
    trpc.platforms.archive.mutationOptions({
      onSuccess: () => ended(`Archived ${name}.`, undoArchive),
      onError,
    }),
  );
  const unarchive = useMutation(
    trpc.platforms.unarchive.mutationOptions({ onSuccess: () => ended(`${name} is in use again.`), onError }),
  );
  const remove = useMutation(
    trpc.platforms.delete.mutationOptions({
      onSuccess: ({ outcome }) =>
        outcome === 'deleted'
          ? ended(`Deleted ${name}.`)
          : ended(`${name} has history, so it was archived instead.`, undoArchive),
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

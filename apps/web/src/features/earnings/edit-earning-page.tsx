import type { EarningView, PlatformView } from '@earntrack/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Note } from '../../components/note.tsx';
import { NotShown } from '../../components/not-there.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useToasts } from '../../components/toast.tsx';
import { useLeave } from '../../lib/leave.ts';
import { useProfile } from '../../lib/session.ts';
import { useStandingError } from '../../lib/standing-error.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { decimalSignOf } from '../../lib/typed-amount.ts';
import { usePlatforms } from '../platforms/index.ts';
import { draftOf } from './earning-draft.ts';
import { EarningEditor } from './earning-editor.tsx';
import { useEarningDeletion } from './use-earning-deletion.ts';
import { useEarningForm } from './use-earning-form.ts';

// The form does not wait for what only imported earnings have below it.
const EarningSources = lazy(async () => {
  const { loadSources } = await import('../imports/index.ts');
  return { default: (await loadSources()).EarningSources };
});

/** Changes an earning that is there. */
export function EditEarningPage({ earningId }: { earningId: string }) {
  const trpc = useTRPC();
  const platforms = usePlatforms();
  // The version being edited stays the one that was opened; a newer one shows itself when saving.
  const earning = useQuery(
    trpc.earnings.get.queryOptions({ id: earningId }, { staleTime: 0, refetchOnWindowFocus: false }),
  );
  const refused = useStandingError(earning, earningId);
  const error = refused ?? platforms.error;
  const isReady = platforms.data !== undefined && earning.data !== undefined && !earning.isPending;
  return (
    <>
      <PageTitle>Edit earning</PageTitle>
      {isReady && <EditEarning key={earning.data.id} opened={earning.data} platforms={platforms.data} />}
      {!isReady && !error && <SkeletonRows of="the earning" count={4} />}
      {error && !isReady && (
        <NotShown
          title="Edit earning"
          what="earning"
          all={<ButtonLink to="/earnings">Show all earnings</ButtonLink>}
          error={error}
          onRetry={() => void Promise.all([earning.refetch(), platforms.refetch()])}
        />
      )}
    </>
  );
}

interface EditEarningProps {
  opened: EarningView;
  platforms: readonly PlatformView[];
}

function EditEarning({ opened, platforms }: EditEarningProps) {
  const [earning, setEarning] = useState(opened);
  return (
    <EarningVersion key={earning.version} earning={earning} platforms={platforms} onTakeTheirs={setEarning} />
  );
}

interface EarningVersionProps {
  earning: EarningView;
  platforms: readonly PlatformView[];
  onTakeTheirs: (theirs: EarningView) => void;
}

function EarningVersion({ earning, platforms, onTakeTheirs }: EarningVersionProps) {
  const { locale } = useProfile();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const leave = useLeave('/earnings');
  const remove = useEarningDeletion();
  const original = draftOf(earning, decimalSignOf(locale));
  const form = useEarningForm({
    keptAs: `earning:${earning.id}:${earning.version}`,
    start: () => ({ ...original, id: earning.id }),
    original,
  });
  return (
    <>
      {form.wasKept && form.isChanged && (
        <Note>
          <p>What you changed before, but did not save, is still here.</p>
          <Button onClick={form.restart}>Show what is saved</Button>
        </Note>
      )}
      <EarningEditor
        form={form}
        platforms={platforms}
        opened={earning}
        onSaved={(saved) => {
          queries.setQueryData(trpc.earnings.get.queryKey({ id: saved.id }), saved);
          toasts.show({ text: 'Saved the change.' });
          leave();
        }}
        onTakeTheirs={(theirs) => {
          form.forget();
          onTakeTheirs(theirs);
        }}
        actions={
          <Button
            onClick={() => {
              form.forget();
              remove(earning);
              leave();
            }}
          >
            Delete
          </Button>
        }
      />
      <Sources earning={earning} />
    </>
  );
}

function Sources({ earning }: { earning: EarningView }) {
  return (
    <Suspense
      fallback={earning.source === 'statement' ? <SkeletonRows of="where it comes from" count={2} /> : null}
    >
      <EarningSources earning={earning} />
    </Suspense>
  );
}

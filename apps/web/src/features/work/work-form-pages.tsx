import type { PlatformView, WorkView } from '@earntrack/contract';
import { formatDuration } from '@earntrack/domain';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Button, ButtonLink } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { NotThereAnyMore } from '../../components/not-there.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useToasts } from '../../components/toast.tsx';
import { useLeave } from '../../lib/leave.ts';
import { useOpenedVersion } from '../../lib/opened-version.ts';
import type { OutboxEntry } from '../../lib/outbox/outbox-entry.ts';
import { useProfile, useSignedIn, useToday } from '../../lib/session.ts';
import { activePlatforms, WithPlatforms } from '../platforms/index.ts';
import { emptyWorkDraft, workDraftOf } from './work-draft.ts';
import { type KeptWork, WorkEditor } from './work-editor.tsx';
import { useWorkDeletion } from './use-work-deletion.ts';
import { useWorkOfDay } from './use-work.ts';

// The form does not wait for what only imported work has below it.
const WorkSources = lazy(async () => {
  const { loadSources } = await import('../imports/index.ts');
  return { default: (await loadSources()).WorkSources };
});

/** Adds a stretch of work, or goes on with one that is kept on this device. */
export function NewWorkPage({ entry }: { entry: OutboxEntry | undefined }) {
  const { account } = useSignedIn();
  const today = useToday();
  const toasts = useToasts();
  const navigate = useNavigate();
  const saved = (work: WorkView) => {
    toasts.show({ text: `Saved ${formatDuration(work.seconds[work.clock] ?? 0)} of work.` });
    void navigate({ to: '/work' });
  };
  const keptDraft = entry?.draft as KeptWork | undefined;
  return (
    <WithPlatforms title="Add work">
      {(platforms) => {
        const [only, ...others] = activePlatforms(platforms);
        return (
          <WorkEditor
            keptAs={`work:${account.id}:${entry?.id ?? 'new'}`}
            start={() => keptDraft ?? emptyWorkDraft(only && others.length === 0 ? [only.id] : [], today)}
            platforms={platforms}
            work={null}
            newest={null}
            onSaved={saved}
          />
        );
      }}
    </WithPlatforms>
  );
}

interface EditWorkPageProps {
  workId: string;
  /** The day under which the list keeps it. */
  on: string | undefined;
}

/** Changes or deletes a stretch that is there. */
export function EditWorkPage({ workId, on }: EditWorkPageProps) {
  const day = useWorkOfDay(on);
  const work = day.data?.items.find(({ id }) => id === workId);
  return (
    <WithPlatforms title="Edit work">
      {(platforms) => {
        if (work) {
          return (
            <>
              <EditWork key={work.id} newest={work} platforms={platforms} />
              <Sources work={work} />
            </>
          );
        }
        if (day.isFetching) return <SkeletonRows of="the work" count={4} />;
        if (day.isError) return <ErrorState error={day.error} onRetry={() => void day.refetch()} />;
        return <NotThereAnyMore what="work" all={<ButtonLink to="/work">Show all work</ButtonLink>} />;
      }}
    </WithPlatforms>
  );
}

function Sources({ work }: { work: WorkView }) {
  return (
    <Suspense
      fallback={work.source === 'statement' ? <SkeletonRows of="where it comes from" count={2} /> : null}
    >
      <WorkSources work={work} />
    </Suspense>
  );
}

function EditWork({ newest, platforms }: { newest: WorkView; platforms: readonly PlatformView[] }) {
  const { timeZone } = useProfile();
  const work = useOpenedVersion(newest);
  const toasts = useToasts();
  const leave = useLeave('/work');
  const remove = useWorkDeletion();
  const saved = () => {
    toasts.show({ text: 'Saved the change.' });
    leave();
  };
  return (
    <WorkEditor
      key={work.version}
      keptAs={`work:${work.id}:${work.version}`}
      start={() => workDraftOf(work, timeZone)}
      platforms={platforms}
      work={work}
      newest={newest}
      onSaved={saved}
      actions={
        <Button
          onClick={() => {
            remove(work);
            leave();
          }}
        >
          Delete
        </Button>
      }
    />
  );
}

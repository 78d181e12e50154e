import type { EarningView, PlatformView } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Note } from '../../components/note.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useToasts } from '../../components/toast.tsx';
import { newId } from '../../lib/new-id.ts';
import type { OutboxEntry } from '../../lib/outbox/outbox-entry.ts';
import { useSignedIn, useToday } from '../../lib/session.ts';
import { activePlatforms, usePlatforms } from '../platforms/index.ts';
import { emptyDraft } from './earning-draft.ts';
import { EarningEditor } from './earning-editor.tsx';
import { type KeptEarning, useEarningForm } from './use-earning-form.ts';

/** Adds an earning, or goes on with one that is kept on this device. */
export function NewEarningPage({ entry }: { entry: OutboxEntry | undefined }) {
  const platforms = usePlatforms();
  return (
    <>
      <PageTitle>Add earning</PageTitle>
      {platforms.data && <NewEarning platforms={platforms.data} entry={entry} />}
      {platforms.isPending && <SkeletonRows of="the form" count={3} />}
      {platforms.isError && !platforms.data && (
        <ErrorState error={platforms.error} onRetry={() => void platforms.refetch()} />
      )}
    </>
  );
}

interface NewEarningProps {
  platforms: readonly PlatformView[];
  entry: OutboxEntry | undefined;
}

function NewEarning({ platforms, entry }: NewEarningProps) {
  const { account, profile } = useSignedIn();
  const today = useToday();
  const toasts = useToasts();
  const navigate = useNavigate();
  const lastPlatformKey = `last-platform:${account.id}`;
  const start = (): KeptEarning => {
    if (entry) return entry.draft as KeptEarning;
    const active = activePlatforms(platforms);
    const last = active.find(({ id }) => id === localStorage.getItem(lastPlatformKey)) ?? active[0];
    const currency = last?.currency ?? profile.currency;
    return { ...emptyDraft({ platformId: last?.id ?? null, earnedOn: today, currency }), id: newId() };
  };
  const form = useEarningForm({ keptAs: `earning:${account.id}:${entry?.id ?? 'new'}`, start });
  const saved = (earning: EarningView) => {
    localStorage.setItem(lastPlatformKey, earning.platformId);
    const amount = formatMoney(microsFromDecimal(earning.net), asCurrency(earning.currency), profile.locale);
    toasts.show({ text: `Saved ${amount}.` });
    void navigate({ to: '/earnings' });
  };
  return (
    <>
      {form.wasKept && form.isChanged && (
        <Note>
          <p>What you typed before is still here.</p>
          <Button onClick={form.restart}>Start afresh</Button>
        </Note>
      )}
      <EarningEditor
        form={form}
        platforms={platforms}
        opened={null}
        onSaved={saved}
        onTakeTheirs={(theirs) => {
          form.forget();
          void navigate({ to: '/earnings/$earningId', params: { earningId: theirs.id } });
        }}
      />
    </>
  );
}

import type { PlatformView } from '@earntrack/contract';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, ButtonLink } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { NotThereAnyMore } from '../../components/not-there.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useToasts } from '../../components/toast.tsx';
import { useProfile, useSignedIn } from '../../lib/session.ts';
import { useOpenedVersion } from '../../lib/opened-version.ts';
import { decimalSignOf } from '../../lib/typed-amount.ts';
import { CatalogueSearch } from './catalogue-search.tsx';
import { type PlatformDraft, platformDraftOf } from './platform-draft.ts';
import { PlatformEnding } from './platform-ending.tsx';
import { PlatformForm } from './platform-form.tsx';
import { usePlatforms } from './use-platforms.ts';

/** Adds a platform: found in the catalogue, or named by the user. */
export function NewPlatformPage() {
  const { account } = useSignedIn();
  const platforms = usePlatforms();
  const toasts = useToasts();
  const navigate = useNavigate();
  const [start, setStart] = useState<PlatformDraft | null>(null);
  const saved = (platform: PlatformView) => {
    toasts.show({ text: `Added ${platform.name}.` });
    void navigate({ to: '/platforms' });
  };
  if (start === null) {
    return (
      <>
        <PageTitle>Add platform</PageTitle>
        <h1 className="answer smaller">Which platform, or which client?</h1>
        <div className="form">
          <CatalogueSearch platforms={platforms.data ?? []} isFirst onChoose={setStart} />
        </div>
      </>
    );
  }
  return (
    <>
      <PageTitle>Add platform</PageTitle>
      <h1 className="answer smaller">{start.name}, as you use it</h1>
      <p className="buttons">
        <Button look="quiet" onClick={() => setStart(null)}>
          Choose another
        </Button>
      </p>
      <PlatformForm
        key={start.name}
        keptAs={`platform:${account.id}:new:${start.name}`}
        start={() => start}
        platform={null}
        newest={null}
        onSaved={saved}
      />
    </>
  );
}

/** Changes, archives or deletes a platform. */
export function EditPlatformPage({ platformId }: { platformId: string }) {
  const platforms = usePlatforms();
  const platform = platforms.data?.find(({ id }) => id === platformId);
  return (
    <>
      <PageTitle>{platform?.name ?? 'Platform'}</PageTitle>
      {platforms.isPending && <SkeletonRows of="the platform" count={4} />}
      {platforms.isError && !platforms.data && (
        <ErrorState error={platforms.error} onRetry={() => void platforms.refetch()} />
      )}
      {platform && <EditPlatform key={platform.id} newest={platform} />}
      {platforms.data && !platform && (
        <NotThereAnyMore what="platform" all={<ButtonLink to="/platforms">Show all platforms</ButtonLink>} />
      )}
    </>
  );
}

function EditPlatform({ newest }: { newest: PlatformView }) {
  const { locale } = useProfile();
  const platform = useOpenedVersion(newest);
  const toasts = useToasts();
  const navigate = useNavigate();
  const saved = () => {
    toasts.show({ text: 'Saved the change.' });
    void navigate({ to: '/platforms' });
  };
  return (
    <>
      <h1 className="answer smaller">{platform.name}</h1>
      {platform.isArchived && (
        <p className="basis">Archived: it is not offered for new entries, and its history stays.</p>
      )}
      <PlatformForm
        key={platform.version}
        keptAs={`platform:${platform.id}:${platform.version}`}
        start={() => platformDraftOf(platform, decimalSignOf(locale))}
        platform={platform}
        newest={newest}
        onSaved={saved}
      >
        <PlatformEnding platform={platform} />
      </PlatformForm>
    </>
  );
}

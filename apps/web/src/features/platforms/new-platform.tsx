import type { PlatformView } from '@earntrack/contract';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { CatalogueSearch } from './catalogue-search.tsx';
import type { PlatformDraft } from './platform-draft.ts';
import { PlatformBasics } from './platform-fields.tsx';
import { useSavePlatform } from './use-save-platform.ts';

interface NewPlatformProps {
  platforms: readonly PlatformView[];
  error?: string | undefined;
  onCreated: (platform: PlatformView) => void;
}

/** Makes a platform in the middle of another form, without leaving it. */
export function NewPlatform({ platforms, error, onCreated }: NewPlatformProps) {
  const [draft, setDraft] = useState<PlatformDraft | null>(null);
  const saving = useSavePlatform({ platform: null, onSaved: onCreated });
  if (draft === null) return <CatalogueSearch platforms={platforms} error={error} onChoose={setDraft} />;
  return (
    <div className="note inline-platform" role="group" aria-label="New platform">
      <PlatformBasics
        draft={draft}
        faults={saving.faults}
        onChange={(patch) => setDraft({ ...draft, ...patch })}
        onEnter={() => saving.save(draft)}
      />
      {saving.error && <ErrorState error={saving.error} title="The platform was not added" />}
      <div className="buttons">
        <Button look="main" isBusy={saving.isSaving} onClick={() => saving.save(draft)}>
          Add {draft.name || 'platform'}
        </Button>
        <Button look="quiet" onClick={() => setDraft(null)}>
          Choose another
        </Button>
      </div>
    </div>
  );
}

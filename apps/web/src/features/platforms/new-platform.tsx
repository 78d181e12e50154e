import type { PlatformView } from '@earntrack/contract';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { CatalogueSearch } from './catalogue-search.tsx';
import type { PlatformDraft } from './platform-draft.ts';
import { PlatformBasics } from './platform-fields.tsx';
import { useSavePlatform } from './use-save-platform.ts';

interface NewPlatformProps {
  platforms: readonly PlatformView[];
  error?: string | undefined;
  /** The person asked for it, so typing starts here. */
  isWanted?: boolean;
  onCreated: (platform: PlatformView) => void;
}

/** Makes a platform in the middle of another form, without leaving it. */
export function NewPlatform({ platforms, error, isWanted = false, onCreated }: NewPlatformProps) {
  const [draft, setDraft] = useState<PlatformDraft | null>(null);
  const [hasChosen, setChosen] = useState(false);
  const saving = useSavePlatform({ platform: null, onSaved: onCreated });
  const place = useFocusOnFault<HTMLDivElement>(saving.faults);
  const choose = (chosen: PlatformDraft) => {
    setChosen(true);
    setDraft(chosen);
  };
  if (draft === null) {
    const isFirst = isWanted || hasChosen;
    return <CatalogueSearch platforms={platforms} error={error} isFirst={isFirst} onChoose={choose} />;
  }
  return (
    <div ref={place} className="note inline-platform" role="group" aria-label="New platform">
      <PlatformBasics
        draft={draft}
        faults={saving.faults}
        isFirst
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

import type { PlatformView } from '@earntrack/contract';
import { useState } from 'react';
import { activePlatforms, ManyPlatformChips, NewPlatform } from '../platforms/index.ts';
import type { WorkDraft } from './work-draft.ts';

interface ServedPlatformsProps {
  draft: WorkDraft;
  platforms: readonly PlatformView[];
  fault: string | undefined;
  onChange: (patch: Partial<WorkDraft>) => void;
}

/** The platforms that the time served; one that is missing is made on the spot. */
export function ServedPlatforms({ draft, platforms, fault, onChange }: ServedPlatformsProps) {
  const [isAdding, setAdding] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const offered = platforms.filter(({ id, isArchived }) => !isArchived || draft.platformIds.includes(id));
  const created = (platform: PlatformView) => {
    setAdding(false);
    setAdded(platform.id);
    onChange({ platformIds: [...draft.platformIds, platform.id] });
  };
  return (
    <div className="stack">
      {offered.length > 0 && (
        <ManyPlatformChips
          platforms={offered}
          values={draft.platformIds}
          error={fault}
          added={added}
          hint="Choose more than one when the same time served both."
          onChange={(platformIds) => onChange({ platformIds })}
        >
          <button
            type="button"
            className="chip"
            aria-expanded={isAdding}
            onClick={() => setAdding(!isAdding)}
          >
            Another…
          </button>
        </ManyPlatformChips>
      )}
      {(isAdding || activePlatforms(platforms).length === 0) && (
        <NewPlatform
          platforms={platforms}
          isWanted={isAdding}
          error={offered.length === 0 ? fault : undefined}
          onCreated={created}
        />
      )}
    </div>
  );
}

import type { PlatformView } from '@earntrack/contract';
import { ManyPlatformChips, PlatformOrNew } from '../platforms/index.ts';
import type { WorkDraft } from './work-draft.ts';

interface ServedPlatformsProps {
  draft: WorkDraft;
  platforms: readonly PlatformView[];
  fault: string | undefined;
  onChange: (patch: Partial<WorkDraft>) => void;
}

/** The platforms that the time served. */
export function ServedPlatforms({ draft, platforms, fault, onChange }: ServedPlatformsProps) {
  return (
    <PlatformOrNew
      platforms={platforms}
      chosen={draft.platformIds}
      fault={fault}
      onCreated={({ id }) => onChange({ platformIds: [...draft.platformIds, id] })}
    >
      {({ offered, added, another }) => (
        <ManyPlatformChips
          platforms={offered}
          values={draft.platformIds}
          error={fault}
          added={added}
          hint="Choose more than one when the same time served both."
          onChange={(platformIds) => onChange({ platformIds })}
        >
          {another}
        </ManyPlatformChips>
      )}
    </PlatformOrNew>
  );
}

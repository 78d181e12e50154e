import type { PlatformView } from '@earntrack/contract';
import { type ReactNode, useState } from 'react';
import { NewPlatform } from './new-platform.tsx';
import { activePlatforms } from './use-platforms.ts';

interface PlatformOrNewProps {
  platforms: readonly PlatformView[];
  /** Those that are chosen are offered even where they are archived. */
  chosen: readonly string[];
  fault: string | undefined;
  onCreated: (platform: PlatformView) => void;
  /** The chips of `offered`, with the way to another platform behind them; `added` was just made. */
  children: (chips: OfferedPlatforms) => ReactNode;
}

interface OfferedPlatforms {
  offered: readonly PlatformView[];
  added: string | null;
  another: ReactNode;
}

/** A choice among platforms; one that is missing is made on the spot. */
export function PlatformOrNew({ platforms, chosen, fault, onCreated, children }: PlatformOrNewProps) {
  const [isAdding, setAdding] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const offered = platforms.filter(({ id, isArchived }) => !isArchived || chosen.includes(id));
  const created = (platform: PlatformView) => {
    setAdding(false);
    setAdded(platform.id);
    onCreated(platform);
  };
  const another = (
    <button type="button" className="chip" aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
      Another…
    </button>
  );
  return (
    <div className="stack">
      {offered.length > 0 && children({ offered, added, another })}
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

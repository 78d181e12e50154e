import type { ReactNode } from 'react';
import { ErrorState } from '../../../components/error-state.tsx';
import { SkeletonRows } from '../../../components/skeleton.tsx';
import '../imports.css';

interface SourcesSectionProps<Found> {
  /** A file brought it. What a person typed may be a row of a file too, where they said so. */
  isFromFile: boolean;
  versions: {
    data: Found | undefined;
    isPending: boolean;
    isError: boolean;
    error: unknown;
    refetch: () => unknown;
  };
  render: (found: Found) => ReactNode;
}

/** Where an imported entry comes from. Nothing of one that no file knows. */
export function SourcesSection<Found extends { versions: readonly unknown[] }>({
  isFromFile,
  versions,
  render,
}: SourcesSectionProps<Found>) {
  if (!isFromFile && !versions.data?.versions[0]) return null;
  return (
    <section aria-labelledby="sources">
      <div className="head">
        <h2 id="sources">Where it comes from</h2>
      </div>
      {versions.isPending && <SkeletonRows of="where it comes from" count={2} />}
      {versions.isError && (
        <ErrorState
          error={versions.error}
          title="Where it comes from cannot be shown"
          onRetry={() => void versions.refetch()}
        />
      )}
      {versions.data && render(versions.data)}
    </section>
  );
}

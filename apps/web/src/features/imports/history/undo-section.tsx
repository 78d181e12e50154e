import { lazy, Suspense, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { SkeletonRows } from '../../../components/skeleton.tsx';

// Most imports are looked at, and not undone.
const UndoAhead = lazy(async () => ({ default: (await import('./undo-ahead.tsx')).UndoAhead }));

/** The way back from an import: first what undoing it would do, row by row, then the undoing. */
export function UndoSection({ importId, onUndone }: { importId: string; onUndone: () => void }) {
  const [isAsked, setIsAsked] = useState(false);
  return (
    <section aria-labelledby="undo">
      <div className="head">
        <h2 id="undo">Undo this import</h2>
      </div>
      {isAsked ? (
        <Suspense fallback={<SkeletonRows of="what undoing changes" />}>
          <UndoAhead importId={importId} onLeave={() => setIsAsked(false)} onUndone={onUndone} />
        </Suspense>
      ) : (
        <>
          <p className="basis">
            Takes back what this file brought, at any time. You see first what would change.
          </p>
          <div className="buttons">
            <Button onClick={() => setIsAsked(true)}>See what undoing changes</Button>
          </div>
        </>
      )}
    </section>
  );
}

import { readFailure } from '@earntrack/client';
import type { ImportView } from '@earntrack/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { Button, ButtonLink } from '../../../components/button.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { Note } from '../../../components/note.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { SkeletonRows } from '../../../components/skeleton.tsx';
import { useProfile } from '../../../lib/session.ts';
import { useTRPC } from '../../../lib/trpc.ts';
import '../imports.css';
import { MappingOfImport } from '../mappings/mapping-of-import.tsx';
import { NewProductsNote } from '../preview/new-products-note.tsx';
import { NotTakenNote } from '../recording/not-taken-note.tsx';
import { ResultSentence } from '../recording/recorded-result.tsx';
import { ControlTable } from '../rows/control-table.tsx';
import { Why } from '../rows/why.tsx';
import { arrivedInWords } from './arrived-in-words.ts';
import { ImportItems } from './import-items.tsx';
import { TakenBackNote } from './taken-back-note.tsx';
import { UndoSection } from './undo-section.tsx';

// Most imports are not undone.
const UndoneImport = lazy(async () => ({ default: (await import('./undone-import.tsx')).UndoneImport }));

/** One statement that was taken in: why it was read so, its totals and every row. */
export function ImportPage({ importId }: { importId: string }) {
  const trpc = useTRPC();
  const [isJustUndone, setIsJustUndone] = useState(false);
  const entry = useQuery(trpc.imports.get.queryOptions({ importId }));
  const isUnknown = entry.isError && ['not_found', 'invalid_input'].includes(readFailure(entry.error).code);
  return (
    <>
      <PageTitle>{entry.data?.fileName ?? 'Import'}</PageTitle>
      {entry.isPending && <SkeletonRows of="the import" />}
      {isUnknown && <NoSuchImport />}
      {entry.isError && !isUnknown && (
        <ErrorState
          error={entry.error}
          title="This import cannot be shown"
          onRetry={() => void entry.refetch()}
        />
      )}
      {entry.data?.state === 'committed' && (
        <>
          <ResultSentence result={entry.data} />
          <p className="basis">
            {entry.data.fileName}. The file itself is not kept: keep it where you find it again.
          </p>
          <NewProductsNote newProducts={entry.data.newProducts} />
          <NotTakenNote count={entry.data.notTaken} />
          <ControlTable {...entry.data} />
          <TakenBackNote count={entry.data.takenBack} />
          <ImportItems importView={entry.data} />
          <section aria-labelledby="why">
            <div className="head">
              <h2 id="why">Why it was read so</h2>
            </div>
            <Why text={entry.data.why} />
            <MappingOfImport importView={entry.data} />
          </section>
          <UndoSection importId={importId} onUndone={() => setIsJustUndone(true)} />
        </>
      )}
      {entry.data?.state === 'undone' && (
        <Suspense fallback={<SkeletonRows of="the import" />}>
          <UndoneImport entry={entry.data} isNews={isJustUndone} />
        </Suspense>
      )}
      {(entry.data?.state === 'staged' || entry.data?.state === 'cancelled') && (
        <Unrecorded entry={entry.data} />
      )}
    </>
  );
}

function NoSuchImport() {
  return (
    <>
      <h1 className="answer">There is no such import.</h1>
      <p className="basis">It was thrown away, or a letter is missing from the address.</p>
      <div className="buttons">
        <ButtonLink to="/imports" look="main">
          See all imports
        </ButtonLink>
      </div>
    </>
  );
}

function Unrecorded({ entry }: { entry: ImportView }) {
  const { id: importId, state } = entry;
  const isStaged = state === 'staged';
  const { locale } = useProfile();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const cancel = useMutation(
    trpc.imports.cancel.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.imports.pathKey() });
        await navigate({ to: '/imports' });
      },
    }),
  );
  return (
    <>
      <h1 className="answer smaller">Nothing of this statement is recorded.</h1>
      <Note>
        <p>
          {isStaged
            ? `So far, ${arrivedInWords(entry, locale)}. Where nothing sends it any more, import the file again to record it; or throw away what was sent.`
            : 'It was cancelled.'}
        </p>
        <div className="buttons">
          <ButtonLink to="/imports/new">Import the file again</ButtonLink>
          {isStaged && (
            <Button look="quiet" isBusy={cancel.isPending} onClick={() => cancel.mutate({ importId })}>
              Throw it away
            </Button>
          )}
        </div>
      </Note>
      {cancel.error && <ErrorState error={cancel.error} title="It was not thrown away" />}
    </>
  );
}

import type { UndoEffect, UndoEffectsView } from '@earntrack/contract';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { LoadMore } from '../../../components/load-more.tsx';
import { SkeletonRows } from '../../../components/skeleton.tsx';
import { firstFocus } from '../../../lib/first-focus.ts';
import { useProfile } from '../../../lib/session.ts';
import { useTRPC } from '../../../lib/trpc.ts';
import { ItemRow } from '../rows/item-row.tsx';
import { undoInWords } from './undo-in-words.ts';

interface UndoAheadProps {
  importId: string;
  onLeave: () => void;
  onUndone: () => void;
}

/** What undoing an import would do, row by row, and the undoing. */
export function UndoAhead({ importId, onLeave, onUndone }: UndoAheadProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const preview = useQuery(trpc.imports.previewUndo.queryOptions({ importId }));
  const undo = useMutation(
    trpc.imports.undo.mutationOptions({
      onSuccess: async () => {
        onUndone();
        await queries.invalidateQueries();
      },
    }),
  );
  if (preview.isPending) return <SkeletonRows of="what undoing changes" />;
  if (preview.isError) {
    return (
      <ErrorState
        error={preview.error}
        title="What undoing changes could not be worked out"
        onRetry={() => void preview.refetch()}
      />
    );
  }
  return (
    <>
      <UndoWords effects={preview.data} />
      <p className="basis">
        Platforms and products that only this import made go too. What goes does not lie in the bin: to have
        it back, import the file again.
      </p>
      <div className="buttons">
        <Button look="danger" isBusy={undo.isPending} onClick={() => undo.mutate({ importId })}>
          Undo the import
        </Button>
        <Button look="quiet" onClick={onLeave}>
          Leave it
        </Button>
      </div>
      {undo.error && <ErrorState error={undo.error} title="The import was not undone" />}
      <UndoItems importId={importId} effects={preview.data} />
    </>
  );
}

function UndoWords({ effects }: { effects: UndoEffectsView }) {
  const { locale } = useProfile();
  const words = undoInWords(effects, { locale, tense: 'present' });
  return (
    <p className="undo-words" tabIndex={-1} ref={firstFocus}>
      {words.length === 0
        ? 'No entry is held by this import: undoing it changes none.'
        : `${words.join(', ')}.`}
    </p>
  );
}

const EFFECT_WORDS: Readonly<Record<UndoEffect, string>> = {
  kept: 'Yours',
  givenBack: 'As you had it',
  reverted: 'Said by another file',
  removed: 'Going',
  held: 'Staying',
};
const EFFECTS = Object.keys(EFFECT_WORDS) as UndoEffect[];

/** Every row with an entry, what needs looking at first. */
function UndoItems({ importId, effects }: { importId: string; effects: UndoEffectsView }) {
  const { locale } = useProfile();
  const there = EFFECTS.filter((effect) => effects[effect] > 0);
  const [chosen, setChosen] = useState<UndoEffect | undefined>(there[0]);
  if (chosen === undefined) return null;
  return (
    <>
      <div className="jump" role="group" aria-label="What becomes of each row">
        {there.map((effect) => (
          <button
            type="button"
            className="chip"
            key={effect}
            aria-pressed={effect === chosen}
            onClick={() => setChosen(effect)}
          >
            {EFFECT_WORDS[effect]} <b>{effects[effect].toLocaleString(locale)}</b>
          </button>
        ))}
      </div>
      <ItemsOfEffect importId={importId} effect={chosen} />
    </>
  );
}

function ItemsOfEffect({ importId, effect }: { importId: string; effect: UndoEffect }) {
  const trpc = useTRPC();
  const items = useInfiniteQuery(
    trpc.imports.undoItems.infiniteQueryOptions(
      { importId, effect },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  if (items.isPending) return <SkeletonRows of="rows" />;
  if (items.isError) return <ErrorState error={items.error} onRetry={() => void items.refetch()} />;
  return (
    <>
      <ul className="rows">
        {items.data.pages
          .flatMap((page) => page.items)
          .map((item) => (
            <ItemRow key={`${item.rows.join()}:${item.kind}`} item={item} />
          ))}
      </ul>
      <LoadMore list={items} />
    </>
  );
}

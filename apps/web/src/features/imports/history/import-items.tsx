import {
  IMPORT_OUTCOMES,
  type ImportItemView,
  type ImportOutcome,
  type ImportView,
} from '@earntrack/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState } from '../../../components/error-state.tsx';
import { LoadMore } from '../../../components/load-more.tsx';
import { SkeletonRows } from '../../../components/skeleton.tsx';
import { useProfile } from '../../../lib/session.ts';
import { useTRPC } from '../../../lib/trpc.ts';
import { ItemRow } from '../rows/item-row.tsx';
import { Outcome } from './outcome.tsx';
import { TakenBack } from './taken-back.tsx';

const SHOWN = [...IMPORT_OUTCOMES, 'takenBack'] as const;
type Shown = ImportOutcome | 'takenBack';

/** Each row of an import with what became of it, one outcome at a time. */
export function ImportItems({ importView }: { importView: ImportView }) {
  const { locale } = useProfile();
  const countOf = (shown: Shown) =>
    shown === 'takenBack' ? importView.takenBack : importView.outcomes[shown];
  const there = SHOWN.filter((shown) => countOf(shown) > 0);
  const [chosen, setChosen] = useState<Shown | undefined>(there[0]);
  if (chosen === undefined) return null;
  return (
    <section aria-labelledby="what-happened">
      <div className="head">
        <h2 id="what-happened">What happened to each row</h2>
      </div>
      <div className="jump" role="group" aria-label="Outcome">
        {there.map((outcome) => (
          <button
            type="button"
            className="chip"
            key={outcome}
            aria-pressed={outcome === chosen}
            onClick={() => setChosen(outcome)}
          >
            {outcome === 'takenBack' ? 'Taken back' : <Outcome of={outcome} />}{' '}
            <b>{countOf(outcome).toLocaleString(locale)}</b>
          </button>
        ))}
      </div>
      <Items importId={importView.id} outcome={chosen} />
    </section>
  );
}

function Items({ importId, outcome }: { importId: string; outcome: Shown }) {
  const trpc = useTRPC();
  const items = useInfiniteQuery(
    trpc.imports.items.infiniteQueryOptions(
      { importId, outcome },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  if (items.isPending) return <SkeletonRows of="rows" />;
  if (items.isError) return <ErrorState error={items.error} onRetry={() => void items.refetch()} />;
  const there = items.data.pages.flatMap((page) => page.items);
  if (there.length === 0) return <p className="basis">You deleted what came of these rows for good.</p>;
  return (
    <>
      <ul className="rows">
        {there.map((item) => (
          <ItemRow key={`${item.rows.join()}:${item.kind}`} item={item}>
            {item.decision === 'leaveOut' && <p>{leftOutWords(item)}</p>}
            <TakenBack item={item} isDone />
          </ItemRow>
        ))}
      </ul>
      <LoadMore list={items} />
    </>
  );
}

function leftOutWords({ kind }: ImportItemView): string {
  return kind === 'leftOut' ? 'You kept what was recorded.' : 'You left it out.';
}

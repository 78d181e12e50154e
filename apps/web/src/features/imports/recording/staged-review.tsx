import { readFailure } from '@earntrack/client';
import type { ImportItemView, ImportView, ItemDecision } from '@earntrack/contract';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState } from '../../../components/error-state.tsx';
import { LoadMore } from '../../../components/load-more.tsx';
import { SkeletonRows } from '../../../components/skeleton.tsx';
import { firstFocus } from '../../../lib/first-focus.ts';
import { useProfile } from '../../../lib/session.ts';
import { useTRPC } from '../../../lib/trpc.ts';
import { Outcome } from '../history/outcome.tsx';
import { TakenBackNote } from '../history/taken-back-note.tsx';
import { takenBackCount } from '../history/taken-back-words.ts';
import { ControlTable } from '../rows/control-table.tsx';
import type { Asked } from './asked.ts';
import { LaterQuestion } from './later-question.tsx';
import { OverlappingFilesNote } from './overlapping-files-note.tsx';
import { StagedRow, type TakenDecision } from './staged-row.tsx';
import type { Recording } from './use-recording.ts';

interface StagedReviewProps {
  asked: Asked;
  recording: Recording;
  /** Rows of the file whose amount could not be read. */
  unreadRows: number;
}

/** What recording would do to each row, as the server sees it, and what the person decides of it. */
export function StagedReview({ asked, recording, unreadRows }: StagedReviewProps) {
  const { preview } = asked;
  return (
    <>
      <StagedSentence preview={preview} />
      <p className="basis">{preview.fileName}. Nothing is recorded yet.</p>
      <OverlappingFilesNote preview={preview} />
      <LaterQuestion asked={asked} recording={recording} />
      <ControlTable control={preview.control} rowCount={preview.rowCount} isAhead unreadRows={unreadRows} />
      <TakenBackNote count={preview.takenBack} isAhead />
      {/* Which rows change is another question where another file counts. */}
      <StagedItems key={asked.turns} preview={preview} recording={recording} />
    </>
  );
}

function StagedSentence({ preview }: { preview: ImportView }) {
  const { outcomes, possibleDuplicates, takenBack, staying } = preview;
  const { locale } = useProfile();
  const number = (count: number) => count.toLocaleString(locale);
  const parts = [
    outcomes.changed > 0 && `${number(outcomes.changed)} changed`,
    outcomes.unchanged > 0 && `${number(outcomes.unchanged)} already there`,
    outcomes.leftOut > 0 && `${number(outcomes.leftOut)} left out`,
    takenBack > 0 && takenBackCount(takenBack, locale),
    staying > 0 && `${number(staying)} of yours ${staying === 1 ? 'stays' : 'stay'} all the same`,
  ].filter(Boolean);
  return (
    <h1 className="answer" tabIndex={-1} ref={firstFocus}>
      <b>{number(outcomes.new)}</b> {outcomes.new === 1 ? 'entry is' : 'entries are'} new
      {parts.length > 0 && `, ${parts.join(', ')}`}.
      {possibleDuplicates > 0 && (
        <>
          {' '}
          <b>{number(possibleDuplicates)}</b> may be what you typed already.
        </>
      )}
    </h1>
  );
}

const SHOWN = [
  'possibleDuplicate',
  'takenBack',
  'changed',
  'notTaken',
  'new',
  'unchanged',
  'leftOut',
] as const;
type Shown = (typeof SHOWN)[number];

interface StagedItemsProps {
  preview: ImportView;
  recording: Recording;
}

function StagedItems({ preview, recording }: StagedItemsProps) {
  const { locale } = useProfile();
  const countOf = (shown: Shown) => {
    if (shown === 'possibleDuplicate') return preview.possibleDuplicates;
    if (shown === 'takenBack') return preview.takenBack;
    return shown === 'notTaken' ? preview.notTaken : preview.outcomes[shown];
  };
  // What was chosen stays, also when the last of it was decided away.
  const [chosen, setChosen] = useState(() => SHOWN.find((shown) => countOf(shown) > 0) ?? 'new');
  return (
    <section aria-labelledby="each-row">
      <div className="head">
        <h2 id="each-row">What becomes of each row</h2>
      </div>
      <div className="jump" role="group" aria-label="Outcome">
        {SHOWN.filter((shown) => shown === chosen || countOf(shown) > 0).map((shown) => (
          <button
            type="button"
            className="chip"
            key={shown}
            aria-pressed={shown === chosen}
            onClick={() => setChosen(shown)}
          >
            <ShownWords shown={shown} /> <b>{countOf(shown).toLocaleString(locale)}</b>
          </button>
        ))}
      </div>
      <RowsOfOutcome key={chosen} importId={preview.id} outcome={chosen} recording={recording} />
    </section>
  );
}

function ShownWords({ shown }: { shown: Shown }) {
  if (shown === 'possibleDuplicate') return 'Typed already?';
  if (shown === 'takenBack') return 'Taken back';
  return shown === 'notTaken' ? 'Not taken' : <Outcome of={shown} />;
}

interface RowsOfOutcomeProps {
  importId: string;
  outcome: Shown;
  recording: Recording;
}

function RowsOfOutcome({ importId, outcome, recording }: RowsOfOutcomeProps) {
  const trpc = useTRPC();
  // Rows stay where they are while they are decided, so that nobody loses their place.
  const [decided, setDecided] = useState<ReadonlyMap<string, ItemDecision | null>>(new Map());
  const items = useInfiniteQuery(
    trpc.imports.items.infiniteQueryOptions(
      { importId, outcome },
      { getNextPageParam: (page) => page.nextCursor, gcTime: 0, refetchOnWindowFocus: false },
    ),
  );
  const decide = useDecide(recording);
  if (items.isPending) return <SkeletonRows of="rows" />;
  if (items.isError) return <ErrorState error={items.error} onRetry={() => void items.refetch()} />;
  const there = items.data.pages.flatMap((page) => page.items);
  const decisionOf = (item: ImportItemView) => {
    const place = placeOf(item);
    return decided.has(place) ? (decided.get(place) ?? null) : item.decision;
  };
  const take = (item: ImportItemView, decision: TakenDecision | null) => {
    const place = { chunk: item.chunk, position: item.position };
    const taken = decision ?? { decision: null };
    // Who takes what they typed after all has still said that it is the same.
    const isMerged = item.decision === 'merge' && decisionOf(item) === 'take';
    const standing = decision?.decision ?? (isMerged ? 'merge' : null);
    decide.mutate(
      { importId, decisions: [{ ...place, ...taken }] },
      {
        onSuccess: () => setDecided((before) => new Map(before).set(placeOf(item), standing)),
        // Where the answer was lost, the server may have kept it.
        onError: () => void items.refetch(),
      },
    );
  };
  return (
    <>
      {decide.error && <ErrorState error={decide.error} title="This was not decided" />}
      {there.length === 0 && <p className="basis">No row is so any more.</p>}
      <ul className="rows">
        {there.map((item) => (
          <StagedRow
            key={placeOf(item)}
            item={item}
            decision={decisionOf(item)}
            isBusy={decide.isPending}
            onDecide={(decision) => take(item, decision)}
          />
        ))}
      </ul>
      <LoadMore list={items} />
    </>
  );
}

/** Nothing is recorded until the figures follow what is decided of a row. */
function useDecide(recording: Recording) {
  const trpc = useTRPC();
  return useMutation(
    trpc.imports.decide.mutationOptions({
      onMutate: recording.decide,
      onSuccess: (_, __, of) => recording.decided(of, true),
      onError: (error, _, of) => recording.decided(of, readFailure(error).kind !== 'refused'),
    }),
  );
}

function placeOf({ chunk, position }: ImportItemView): string {
  return `${chunk}:${position}`;
}

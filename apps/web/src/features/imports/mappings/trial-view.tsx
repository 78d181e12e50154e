import type { UndecidedOption } from '@earntrack/statements';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useId } from 'react';
import { ErrorState } from '../../../components/error-state.tsx';
import { Note } from '../../../components/note.tsx';
import { SkeletonRows } from '../../../components/skeleton.tsx';
import { withoutOptions } from '../preview/undecided.tsx';
import type { ReadingChoices, Trial } from '../reading/file-reading.ts';
import type { ItemLine } from '../reading/item-line.ts';
import type { StatementFile } from '../reading/use-statement-file.ts';
import { totalsAgree } from '../recording/recording.ts';
import { ControlTable } from '../rows/control-table.tsx';
import { ItemRow } from '../rows/item-row.tsx';
import { LeftOutRows } from '../rows/left-out-rows.tsx';
import { balanceIn, doubtsIn } from '../rows/sentences.ts';

interface TrialViewProps {
  file: StatementFile;
  choices: Pick<ReadingChoices, 'mapping' | 'date'>;
  /** What can be done once something is read. */
  children: ReactNode;
  /** What can be done in any case: whoever cannot say how it is read is not held here. */
  ways: ReactNode;
}

/** What comes of it, while the person is still choosing. */
export function TrialView({ file, choices, children, ways }: TrialViewProps) {
  const id = useId();
  const wanted = useDeferredValue(choices);
  const trial = useQuery({
    queryKey: ['tried', id, wanted],
    queryFn: () => file.attempt(wanted),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return (
    <>
      {trial.isError ? (
        <ErrorState error={trial.error} title="This could not be read" />
      ) : trial.data ? (
        <Outcome trial={trial.data} />
      ) : (
        <SkeletonRows of="what comes of it" count={3} />
      )}
      <div className="buttons">
        {!trial.isError && trial.data && entriesIn(trial.data) > 0 && children}
        {ways}
      </div>
    </>
  );
}

function entriesIn(trial: Trial): number {
  if (trial.kind === 'fault') return 0;
  const { earnings, work, payouts } = trial.summary;
  return earnings + work + payouts;
}

/** Under which of the questions above it is said. */
const WHERE_TO_SAY: Partial<Record<UndecidedOption, string>> = {
  currency: 'Choose it above, under “Currency of all amounts”.',
  dates: 'Choose it above, under “01/02/2026 is”.',
  numbers: 'Choose it above, under “Amounts are written like”.',
  date: 'Say above which column is the day, or which day it is.',
};

function Outcome({ trial }: { trial: Trial }) {
  if (trial.kind === 'fault') {
    return (
      <Note kind="warning" title="It cannot be read yet">
        <p>
          {[withoutOptions(trial.message), trial.option && WHERE_TO_SAY[trial.option]]
            .filter(Boolean)
            .join(' ')}
        </p>
      </Note>
    );
  }
  const { summary, first } = trial;
  const doubts = doubtsIn(summary.why);
  const balance = balanceIn(summary.why);
  return (
    <>
      {doubts.length > 0 && (
        <Note kind="warning" title="Look at this before you go on">
          {doubts.map((doubt) => (
            <p key={doubt}>{doubt}</p>
          ))}
        </Note>
      )}
      <ControlTable
        control={summary.control}
        rowCount={summary.rowCount}
        isAhead
        unreadRows={summary.unreadRows}
      />
      {balance !== undefined && <p className="hint">{balance}</p>}
      {!totalsAgree(summary.control) && (
        <Note kind="bad" title="Read so, it cannot be recorded" isSpoken>
          <p>
            The columns do not add up to what a row comes to. Say of an amount that is not read what it is, or
            that the one for “What the row comes to” is not read: what a platform paid out may be another sum.
          </p>
        </Note>
      )}
      <FirstEntries count={entriesIn(trial)} first={first} />
      <LeftOutRows rows={summary.leftOut} />
    </>
  );
}

function FirstEntries({ count, first }: { count: number; first: readonly ItemLine[] }) {
  return (
    <section aria-labelledby="first">
      <div className="head">
        <h2 id="first">{count === 0 ? 'Nothing would be recorded' : `${count} would be recorded`}</h2>
      </div>
      <ul className="rows">
        {first.map((item) => (
          <ItemRow key={`${item.rows.join()}:${item.kind}`} item={item} />
        ))}
      </ul>
    </section>
  );
}

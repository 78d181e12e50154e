import type { ImportFiguresView, ImportResult } from '@earntrack/contract';
import { useQuery } from '@tanstack/react-query';
import {
  Axis,
  COLUMNS,
  ColumnChart,
  columnScale,
  Labels,
  TableBelow,
} from '../../components/charts/index.ts';
import { Note } from '../../components/note.tsx';
import { dateText, momentInWords } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import { alone } from './alone.ts';
import { Answered } from './answered.tsx';
import { Fact, Facts } from './facts.tsx';
import { countWords, countedWords, instanceName } from './figure-words.ts';
import { OperatorSection } from './operator-section.tsx';

const ASK_MS = 30_000;

const RESULT_NAMES: Record<ImportResult, string> = {
  recorded: 'Recorded',
  cancelled: 'Cancelled',
  refused: 'Refused as they were',
  failed: 'Failed through us',
};

/** How many statements came and what became of them: nothing of what stands in anybody's. */
export function ImportsSection() {
  const asked = useQuery({ ...alone.operator.console.imports.queryOptions(), refetchInterval: ASK_MS });
  return (
    <OperatorSection
      id="imports"
      title="Imports"
      basis="Of everybody, by the day of UTC on which they began. What was not finished is swept after a day."
    >
      <Answered asked={asked} of="imports" failure="The imports could not be loaded">
        {(imports) => <ImportFigures imports={imports} />}
      </Answered>
    </OperatorSection>
  );
}

function ImportFigures({ imports }: { imports: ImportFiguresView }) {
  const { locale, timeZone } = useProfile();
  const { underWay, stuck, oldestOpenAt, finishedHere, instance } = imports;
  return (
    <>
      {stuck > 0 && oldestOpenAt !== null && (
        <Note kind="warning" title={`${countedWords(stuck, 'import', locale)} not finished within an hour`}>
          <p>
            The oldest began {momentInWords(oldestOpenAt, locale, timeZone)}. Somebody may have left the
            preview open; where there are many, look at the failures below and in the log.
          </p>
        </Note>
      )}
      <Facts>
        <Fact name="Under way" value={countWords(underWay, locale)} />
        <Fact name="Stuck over an hour" value={countWords(stuck, locale)} />
      </Facts>
      <ImportDays imports={imports} />
      <h3>Ended at the instance {instanceName(instance)}, since it began</h3>
      <Facts>
        {finishedHere.map(({ result, imports: count }) => (
          <Fact key={result} name={RESULT_NAMES[result]} value={countWords(count, locale)} />
        ))}
      </Facts>
    </>
  );
}

function ImportDays({ imports: { byDay, days } }: { imports: ImportFiguresView }) {
  const { locale } = useProfile();
  if (byDay.every(({ recorded, cancelled, open }) => recorded + cancelled + open === 0))
    return <Note title={`No statement came within ${days} days`} />;
  const points = byDay.map(({ day, recorded, cancelled, open }, index) => ({
    key: day,
    name: dateText(day, locale, { weekday: 'long', day: 'numeric', month: 'long' }),
    label: dateText(day, locale, { weekday: 'short' }),
    solid: recorded,
    hatched: cancelled + open,
    isNow: index === byDay.length - 1,
    cells: [recorded, cancelled, open].map((count) => countWords(count, locale)),
  }));
  const scale = columnScale(points);
  return (
    <div className="time-chart">
      <p className="small muted keys">
        <span>
          <i className="key solid" /> recorded
        </span>
        <span>
          <i className="key hatched" /> cancelled or open
        </span>
      </p>
      <div className="chart-area">
        <Axis
          scale={scale}
          height={COLUMNS.height}
          label={(value) => (Number.isInteger(value) ? countWords(value, locale) : '')}
        />
        <ColumnChart points={points} scale={scale} />
        <span />
        <Labels points={points} />
      </div>
      <TableBelow
        caption="Statements by day"
        headings={['Day', 'Recorded', 'Cancelled', 'Open']}
        points={points.toReversed()}
      />
    </div>
  );
}

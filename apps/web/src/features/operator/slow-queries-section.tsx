import type { SlowQueriesView, StatementFiguresView } from '@earntrack/contract';
import { useQuery } from '@tanstack/react-query';
import { Note } from '../../components/note.tsx';
import { momentInWords } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import { alone } from './alone.ts';
import { Answered } from './answered.tsx';
import { countedWords, durationWords, instanceWords, type Words } from './figure-words.ts';
import { OperatorSection } from './operator-section.tsx';

const ASK_MS = 30_000;

/** What the database works on most. Values that people gave are in none of it. */
export function SlowQueriesSection() {
  const words = useProfile();
  const asked = useQuery({ ...alone.operator.console.slowQueries.queryOptions(), refetchInterval: ASK_MS });
  return (
    <OperatorSection
      id="slow-queries"
      title="Slow queries"
      basis={asked.data && sourceWords(asked.data, words)}
    >
      <Answered asked={asked} of="slow queries" failure="The queries could not be loaded">
        {({ statements }) =>
          statements.length === 0 ? (
            <Note title="Nothing was asked of the database yet" />
          ) : (
            <ol className="rows">
              {statements.map((statement) => (
                <StatementRow key={statement.query} statement={statement} />
              ))}
            </ol>
          )
        }
      </Answered>
    </OperatorSection>
  );
}

function sourceWords({ source, since, instance }: SlowQueriesView, words: Words): string {
  const order = 'What took the most time in all comes first.';
  if (source === 'instance')
    return `${order} ${instanceWords(instance, words)} With pg_stat_statements, PostgreSQL would tell of all of them, by their texts.`;
  const from = since ? ` since ${momentInWords(since, words.locale, words.timeZone)}` : '';
  return `${order} Of all instances, as PostgreSQL counted${from} (pg_stat_statements).`;
}

function StatementRow({ statement }: { statement: StatementFiguresView }) {
  const { locale } = useProfile();
  const { query, calls, meanMs, p95Ms, maxMs, totalMs } = statement;
  const figures = [
    countedWords(calls, 'time', locale),
    `${durationWords(meanMs, locale)} on average`,
    p95Ms !== null && `95 of 100 below ${durationWords(p95Ms, locale)}`,
    maxMs !== null && `the slowest ${durationWords(maxMs, locale)}`,
  ];
  return (
    <li className="setting">
      <div className="row setting-row">
        <span className="t">
          <code className="operator-code">{query}</code>
          <span className="s">{figures.filter(Boolean).join(', ')}</span>
        </span>
        <span className="n">
          {durationWords(totalMs, locale)}
          <span className="s">in all</span>
        </span>
      </div>
    </li>
  );
}

import type { RowsBehindView } from '@earntrack/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ErrorState } from '../../components/error-state.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { firstFocus } from '../../lib/first-focus.ts';
import type { AnalyticsSearch } from './analytics-search.ts';
import { rowsHere } from './rows-behind.ts';

interface RowsBelowProps<Row> {
  /** Whose rows they are: "Thursday from 18:00". */
  title: string;
  /** One of them, and several. */
  what: readonly [string, string];
  search: AnalyticsSearch;
  answer: { data: RowsBehindView<Row> | undefined; error: unknown; refetch: () => Promise<unknown> };
  renderRow: (row: Row) => ReactNode;
  keyOf: (row: Row) => string;
}

/** The rows behind a point of the picture above; the focus is on them as soon as they are asked for. */
export function RowsBelow<Row>({ title, what, search, answer, renderRow, keyOf }: RowsBelowProps<Row>) {
  const { data, error, refetch } = answer;
  return (
    <div className="rows-behind">
      <div className="head">
        <h3 tabIndex={-1} ref={firstFocus}>
          {title}
          {data && `: ${data.count} ${data.count === 1 ? what[0] : what[1]}`}
        </h3>
        <Link className="link" {...rowsHere(search, {})}>
          Close
        </Link>
      </div>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && error === null && <SkeletonRows of={what[1]} count={3} />}
      {data && (
        <ul className="rows">
          {data.rows.map((row) => (
            <li key={keyOf(row)}>{renderRow(row)}</li>
          ))}
        </ul>
      )}
      {data && data.count > data.rows.length && (
        <p className="small muted">The newest {data.rows.length} are shown.</p>
      )}
    </div>
  );
}

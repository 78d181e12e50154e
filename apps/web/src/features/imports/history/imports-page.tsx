import type { OneImportView } from '@earntrack/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { ButtonLink } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { LoadMore } from '../../../components/load-more.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { SkeletonRows } from '../../../components/skeleton.tsx';
import { momentInWords } from '../../../lib/days.ts';
import { useProfile } from '../../../lib/session.ts';
import { useTRPC } from '../../../lib/trpc.ts';
import '../imports.css';
import { Quantity } from '../rows/control-table.tsx';
import { arrivedInWords } from './arrived-in-words.ts';

/** Statements that were taken in, newest first. */
export function ImportsPage() {
  const trpc = useTRPC();
  const list = useInfiniteQuery(
    trpc.imports.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  const imports = list.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <PageTitle>Imports</PageTitle>
      {imports?.length === 0 ? <NothingYet /> : <h1 className="answer">Statements you brought in.</h1>}
      {list.isPending && <SkeletonRows of="imports" />}
      {list.isError && !imports && (
        <ErrorState
          error={list.error}
          title="Your imports could not be loaded"
          onRetry={() => void list.refetch()}
        />
      )}
      {imports && imports.length > 0 && (
        <>
          <p className="buttons">
            <ButtonLink to="/imports/new">Import a statement</ButtonLink>
          </p>
          <ul className="rows imports">
            {imports.map((entry) => (
              <ImportRow key={entry.id} entry={entry} />
            ))}
          </ul>
        </>
      )}
      <LoadMore list={list}>Show earlier imports</LoadMore>
    </>
  );
}

function ImportRow({ entry }: { entry: OneImportView }) {
  const { locale, timeZone } = useProfile();
  const isDone = entry.state === 'committed';
  return (
    <li>
      <Link className="row no-mark" to="/imports/$importId" params={{ importId: entry.id }}>
        <span className="t">
          {entry.fileName}
          <span className="s">
            {momentInWords(entry.committedAt ?? entry.createdAt, locale, timeZone)} ·{' '}
            {entry.rowCount.toLocaleString(locale)} {entry.rowCount === 1 ? 'row' : 'rows'}
            {isDone && entry.payouts > 0 && `, ${payoutsInWords(entry.payouts, locale)}`}
          </span>
          {!isDone && (
            <span className="s warn">
              {entry.state === 'undone' && 'Undone: what it brought was taken back'}
              {entry.state === 'staged' && `Not recorded yet: ${arrivedInWords(entry, locale)}`}
              {entry.state === 'cancelled' && 'Cancelled: nothing was recorded'}
            </span>
          )}
          {isDone && entry.unreadRows > 0 && (
            <span className="s warn">
              {entry.unreadRows.toLocaleString(locale)} {entry.unreadRows === 1 ? 'row' : 'rows'} could not be
              read
            </span>
          )}
        </span>
        {isDone && <Recorded entry={entry} />}
      </Link>
    </li>
  );
}

function payoutsInWords(count: number, locale: string): string {
  return count === 1 ? 'one of them a payout' : `${count.toLocaleString(locale)} of them payouts`;
}

/** What was recorded of it, each currency for itself, and what became of its rows. */
function Recorded({ entry }: { entry: OneImportView }) {
  const { locale } = useProfile();
  const { outcomes } = entry;
  const counts = [
    [outcomes.new, 'new'],
    [outcomes.changed, 'changed'],
    [outcomes.unchanged, 'unchanged'],
    [outcomes.leftOut, 'left out'],
    [entry.takenBack, 'of others taken back'],
  ] as const;
  const there = counts.filter(([count]) => count > 0);
  return (
    <span className="n">
      {entry.control.map(({ unit, recorded }, index) => (
        <Fragment key={unit}>
          {index > 0 && ', '}
          <Quantity amount={recorded} unit={unit} />
        </Fragment>
      ))}
      <span className="s">
        {there.map(([count, word]) => `${count.toLocaleString(locale)} ${word}`).join(', ')}
      </span>
    </span>
  );
}

function NothingYet() {
  return (
    <>
      <h1 className="vh">Imports</h1>
      <EmptyState
        answer="No statements yet. Bring in one that a platform gave you, and see it added up before anything is recorded."
        example={
          <div className="row no-mark">
            <span className="t">
              upwork-2026.csv<span className="s">An example, not saved · 412 rows, the totals agree</span>
            </span>
            <span className="n">206 new</span>
          </div>
        }
      >
        <ButtonLink to="/imports/new" look="main">
          Import a statement
        </ButtonLink>
      </EmptyState>
    </>
  );
}

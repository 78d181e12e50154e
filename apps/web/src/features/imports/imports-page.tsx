import type { ImportView } from '@earntrack/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useProfile } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import './imports.css';

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
      {list.hasNextPage && (
        <p className="load-more">
          <Button isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show earlier imports
          </Button>
        </p>
      )}
    </>
  );
}

function ImportRow({ entry }: { entry: ImportView }) {
  const { locale, timeZone } = useProfile();
  const { outcomes } = entry;
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const isDone = entry.state === 'committed';
  return (
    <li>
      <Link className="row no-mark" to="/imports/$importId" params={{ importId: entry.id }}>
        <span className="t">
          {entry.fileName}
          <span className="s">
            {when.format(new Date(entry.committedAt ?? entry.createdAt))} ·{' '}
            {entry.rowCount.toLocaleString(locale)} rows
          </span>
          {!isDone && (
            <span className="s warn">
              {entry.state === 'staged'
                ? 'Not recorded: it was left half-way'
                : 'Cancelled: nothing was recorded'}
            </span>
          )}
        </span>
        {isDone && (
          <span className="n">
            {outcomes.new > 0 ? `${outcomes.new.toLocaleString(locale)} new` : 'Nothing new'}
            <span className="s">
              {[
                outcomes.changed > 0 ? `${outcomes.changed.toLocaleString(locale)} changed` : '',
                outcomes.unchanged > 0 ? `${outcomes.unchanged.toLocaleString(locale)} unchanged` : '',
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </span>
        )}
      </Link>
    </li>
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

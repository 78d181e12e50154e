import type { EarningView, PlatformView } from '@earntrack/contract';
import { Button, ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ExampleEarning } from '../../components/example-earning.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { RowFilterBar } from '../../components/row-filter-bar.tsx';
import type { RowFilters } from '../../lib/row-filters.ts';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { usePlatforms } from '../platforms/index.ts';
import { EarningsAnswer } from './earnings-answer.tsx';
import { EarningsList } from './earnings-list.tsx';
import './earnings.css';
import { useEarningDeletion } from './use-earning-deletion.ts';
import { useEarnings } from './use-earnings.ts';

interface EarningsPageProps {
  filters: RowFilters;
  onFilter: (filters: RowFilters) => void;
}

/** What was earned, newest first. */
export function EarningsPage({ filters, onFilter }: EarningsPageProps) {
  const list = useEarnings(filters);
  const platforms = usePlatforms();
  const known = platforms.data ?? [];
  const earnings = list.data?.pages.flatMap((page) => page.items);
  const isFiltered = Object.keys(filters).length > 0;
  if (earnings?.length === 0 && !isFiltered) return <NothingYet />;
  return (
    <>
      <PageTitle>Earnings</PageTitle>
      <EarningsAnswer
        earnings={earnings}
        filters={filters}
        platforms={known}
        isWhole={list.data !== undefined && !list.hasNextPage}
      />
      <RowFilterBar filters={filters} platforms={known} onChange={onFilter} />
      {list.isError && earnings === undefined ? (
        <ErrorState
          error={list.error}
          title="Your earnings could not be loaded"
          onRetry={() => void list.refetch()}
        />
      ) : (
        <Rows list={list} earnings={earnings} platforms={known} />
      )}
    </>
  );
}

interface RowsProps {
  list: ReturnType<typeof useEarnings>;
  earnings: readonly EarningView[] | undefined;
  platforms: readonly PlatformView[];
}

function Rows({ list, earnings, platforms }: RowsProps) {
  const remove = useEarningDeletion();
  if (earnings === undefined) return <SkeletonRows of="earnings" count={8} />;
  return (
    <>
      <EarningsList earnings={earnings} platforms={platforms} isWhole={!list.hasNextPage} onDelete={remove} />
      {list.hasNextPage && (
        <p className="load-more">
          <Button isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {list.isFetchingNextPage ? 'Loading more' : 'Show earlier earnings'}
          </Button>
        </p>
      )}
      {list.isFetchNextPageError && <ErrorState error={list.error} title="No more could be loaded" />}
    </>
  );
}

function NothingYet() {
  return (
    <>
      <PageTitle>Earnings</PageTitle>
      <h1 className="vh">Earnings</h1>
      <EmptyState
        answer="Nothing recorded yet. Your first statement, or one typed earning, is enough to start."
        example={<ExampleEarning />}
      >
        <ButtonLink to="/imports/new" look="main">
          Import a statement
        </ButtonLink>
        <ButtonLink to="/earnings/new">Type one</ButtonLink>
      </EmptyState>
    </>
  );
}

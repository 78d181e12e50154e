import type { EarningFilterWire, PlatformView } from '@earntrack/contract';
import { BinLink } from '../../components/bin-link.tsx';
import { ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ExampleEarning } from '../../components/example-earning.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { usePlatforms } from '../platforms/index.ts';
import { EarningsAnswer } from './earnings-answer.tsx';
import { EarningsList } from './earnings-list.tsx';
import './earnings.css';
import './earnings-list.css';
import { ExportLink } from './export-link.tsx';
import { FilterBar } from './filter-bar.tsx';
import type { ListShape } from './list-shape.ts';
import { RecentChanges } from './recent-changes.tsx';
import { countSelected } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useEarningDeletion } from './use-earning-deletion.ts';
import { useListShape } from './use-earnings.ts';
import { useSelection } from './use-selection.ts';

interface EarningsPageProps {
  filter: EarningFilterWire;
  onFilter: (filter: EarningFilterWire) => void;
}

/** What was earned, newest first. */
export function EarningsPage({ filter, onFilter }: EarningsPageProps) {
  const list = useListShape(filter);
  const platforms = usePlatforms();
  const known = platforms.data ?? [];
  const hasFailed = list.isError && list.shape === undefined;
  const isFiltered = Object.keys(filter).length > 0;
  if (list.shape?.rowCount === 0 && !isFiltered) return <NothingYet />;
  return (
    <>
      <PageTitle>Earnings</PageTitle>
      {hasFailed ? (
        <h1 className="vh">Earnings</h1>
      ) : (
        <EarningsAnswer days={list.shape?.days} filter={filter} platforms={known} />
      )}
      <FilterBar filter={filter} platforms={known} onChange={onFilter} />
      {hasFailed ? (
        <ErrorState
          error={list.error}
          title="Your earnings could not be loaded"
          onRetry={() => void list.refetch()}
        />
      ) : (
        <Rows filter={filter} shape={list.shape} platforms={known} />
      )}
      {(list.shape || hasFailed) && <Below filter={filter} rowCount={list.shape?.rowCount ?? 0} />}
    </>
  );
}

/** What stands below the list, once that has its height. */
function Below({ filter, rowCount }: { filter: EarningFilterWire; rowCount: number }) {
  return (
    <>
      <ExportLink filter={filter} count={rowCount} />
      <RecentChanges />
      <BinLink kind="earning" />
    </>
  );
}

interface RowsProps {
  filter: EarningFilterWire;
  shape: ListShape | undefined;
  platforms: readonly PlatformView[];
}

function Rows({ filter, shape, platforms }: RowsProps) {
  const remove = useEarningDeletion();
  const { selection, change, onSelect } = useSelection(filter, shape);
  if (shape === undefined) return <SkeletonRows of="earnings" count={8} />;
  if (shape.rowCount === 0) return null;
  return (
    <>
      <EarningsList
        filter={filter}
        shape={shape}
        platforms={platforms}
        selection={selection}
        onSelect={onSelect}
        onDelete={remove}
      />
      {countSelected(selection, shape.rowCount) > 0 && (
        <SelectionBar
          filter={filter}
          platforms={platforms}
          selection={selection}
          rowCount={shape.rowCount}
          onChange={change}
        />
      )}
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
      <RecentChanges />
      <BinLink kind="earning" />
    </>
  );
}

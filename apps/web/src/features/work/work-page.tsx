import type { PlatformView, WorkView } from '@earntrack/contract';
import { formatDuration } from '@earntrack/domain';
import { BinLink } from '../../components/bin-link.tsx';
import { ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { Mark } from '../../components/mark.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { RowFilterBar } from '../../components/row-filter-bar.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { dayInWords } from '../../lib/days.ts';
import type { RowFilters } from '../../lib/row-filters.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { usePlatforms } from '../platforms/index.ts';
import { useWorkDeletion } from './use-work-deletion.ts';
import { useWorkList } from './use-work.ts';
import { WorkRow } from './work-row.tsx';

interface WorkPageProps {
  filters: RowFilters;
  onFilter: (filters: RowFilters) => void;
}

/** The time that was spent, newest first. */
export function WorkPage({ filters, onFilter }: WorkPageProps) {
  const list = useWorkList(filters);
  const platforms = usePlatforms();
  const known = platforms.data ?? [];
  const work = list.data?.pages.flatMap((page) => page.items);
  if (work?.length === 0 && Object.keys(filters).length === 0) return <NothingYet />;
  return (
    <>
      <PageTitle>Work</PageTitle>
      <h1 className="answer">
        {work?.length === 0 ? 'No work in this selection.' : 'The time you spent, newest first.'}
      </h1>
      <p className="buttons">
        <ButtonLink to="/work/new">Add work</ButtonLink>
      </p>
      <RowFilterBar filters={filters} platforms={known} onChange={onFilter} />
      {list.isError && work === undefined && (
        <ErrorState
          error={list.error}
          title="Your work could not be loaded"
          onRetry={() => void list.refetch()}
        />
      )}
      {list.isPending && <SkeletonRows of="work" count={8} />}
      {work && <Days work={work} platforms={known} isWhole={!list.hasNextPage} />}
      <LoadMore list={list}>Show earlier work</LoadMore>
      {!list.isPending && <BinLink kind="work" />}
    </>
  );
}

interface DaysProps {
  work: readonly WorkView[];
  platforms: readonly PlatformView[];
  isWhole: boolean;
}

function Days({ work, platforms, isWhole }: DaysProps) {
  const { locale } = useProfile();
  const today = useToday();
  const remove = useWorkDeletion();
  const days = [...Map.groupBy(work, ({ workedOn }) => workedOn)];
  return days.map(([day, stretches], index) => (
    <section key={day} aria-labelledby={`day-${day}`}>
      <div className="head">
        <h2 id={`day-${day}`}>{dayInWords(day, { locale, today })}</h2>
        {stretches.length > 1 && (isWhole || index < days.length - 1) && <p>{stretches.length} stretches</p>}
      </div>
      <ul className="rows">
        {stretches.map((stretch) => (
          <WorkRow key={stretch.id} work={stretch} platforms={platforms} onDelete={remove} />
        ))}
      </ul>
    </section>
  ));
}

function NothingYet() {
  return (
    <>
      <PageTitle>Work</PageTitle>
      <h1 className="vh">Work</h1>
      <EmptyState
        answer="No hours kept yet. With them you see what an hour really brings, unpaid time included."
        example={
          <div className="row">
            <Mark name="Uber" colour={1} />
            <span className="t">
              Uber and Bolt<span className="s">An example, not saved · 09:00 to 13:00 · online</span>
            </span>
            <span className="n">{formatDuration(4 * 3600)}</span>
          </div>
        }
      >
        <ButtonLink to="/work/new" look="main">
          Add work
        </ButtonLink>
      </EmptyState>
      <BinLink kind="work" />
    </>
  );
}

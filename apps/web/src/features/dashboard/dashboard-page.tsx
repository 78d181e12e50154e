import type { DashboardView } from '@earntrack/contract';
import { ErrorState } from '../../components/error-state.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { GoalsInBrief } from '../goals/index.ts';
import { OwedInBrief } from '../payouts/index.ts';
import { usePlatforms } from '../platforms/index.ts';
import { CurrencySection } from './currency-section.tsx';
import { DashboardSkeleton, NothingHere, NothingYet } from './dashboard-states.tsx';
import { PeriodNav } from './period-nav.tsx';
import type { PeriodSearch } from './period-search.ts';
import { RecentEarnings } from './recent-earnings.tsx';
import { useDashboard } from './use-dashboard.ts';

/** What was made, at what honest rate, and where it came from. */
export function DashboardPage({ search }: { search: PeriodSearch }) {
  const { data: view, error, refetch, isOfBefore } = useDashboard(search);
  return (
    <>
      <PageTitle>Overview</PageTitle>
      {!isBlank(view) && <PeriodNav search={search} shown={view ?? null} />}
      {error && (
        <div className="section-gap">
          <h1 className="vh">Overview</h1>
          <ErrorState
            error={error}
            title={view ? 'These figures are not fresh' : 'Your figures could not be loaded'}
            onRetry={() => void refetch()}
          />
        </div>
      )}
      {!view && !error && <DashboardSkeleton />}
      {view && (
        <div aria-busy={isOfBefore} className={isOfBefore ? 'stale' : undefined}>
          <Content view={view} search={search} />
        </div>
      )}
    </>
  );
}

/** Nothing in the whole account, as far as this can tell. */
function isBlank(view: DashboardView | undefined): boolean {
  return view !== undefined && view.recent.length === 0 && view.totals.length === 0;
}

function Content({ view, search }: { view: DashboardView; search: PeriodSearch }) {
  const platforms = usePlatforms().data ?? [];
  if (isBlank(view)) return <NothingYet hasPlatforms={platforms.length > 0} />;
  const totals = view.totals.find(({ currency }) => currency === search.currency) ?? view.totals[0];
  return (
    <>
      {totals ? (
        <CurrencySection view={view} search={search} totals={totals} platforms={platforms} />
      ) : (
        <NothingHere view={view} search={search} />
      )}
      <GoalsInBrief />
      <OwedInBrief />
      <RecentEarnings view={view} platforms={platforms} />
    </>
  );
}

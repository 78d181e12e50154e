import type { AnalyticsView } from '@earntrack/contract';
import { ErrorState } from '../../components/error-state.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { PeriodNav } from '../dashboard/index.ts';
import { addressOf, type AnalyticsSearch, periodOf } from './analytics-search.ts';
import { AnalyticsSkeleton, NothingHere, NothingYet } from './analytics-states.tsx';
import { Report } from './report.tsx';
import { useAnalytics } from './use-analytics.ts';

/** What pays, and when. */
export function AnalyticsPage({ search }: { search: AnalyticsSearch }) {
  const { data: view, error, refetch, isPlaceholderData } = useAnalytics(search);
  return (
    <>
      <PageTitle>Analytics</PageTitle>
      {!isBlank(view) && (
        <PeriodNav
          search={periodOf(search)}
          shown={view ?? null}
          placeOf={(period) => ({ to: '/analytics', search: addressOf(period) })}
        />
      )}
      {error && (
        <div className="section-gap">
          <h1 className="vh">Analytics</h1>
          <ErrorState
            error={error}
            title={view ? 'These figures are not fresh' : 'Your figures could not be loaded'}
            onRetry={() => void refetch()}
          />
        </div>
      )}
      {!view && !error && <AnalyticsSkeleton />}
      {view && (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
          <Content view={view} search={search} />
        </div>
      )}
    </>
  );
}

/** Nothing in the whole account, as far as this can tell. */
function isBlank(view: AnalyticsView | undefined): boolean {
  return view !== undefined && view.latestOn === null && view.report === null;
}

function Content({ view, search }: { view: AnalyticsView; search: AnalyticsSearch }) {
  if (isBlank(view)) return <NothingYet />;
  if (!view.report) return <NothingHere view={view} search={search} />;
  return <Report view={view} report={view.report} search={search} />;
}

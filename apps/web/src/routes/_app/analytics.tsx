import { createFileRoute } from '@tanstack/react-router';
import { AnalyticsPage } from '../../features/analytics/analytics-page.tsx';
import { analyticsSearchOf } from '../../features/analytics/analytics-search.ts';
import { preloadAnalytics } from '../../features/analytics/use-analytics.ts';
import { preloadPlatforms } from '../../lib/preload.ts';

export const Route = createFileRoute('/_app/analytics')({
  validateSearch: analyticsSearchOf,
  // The router keeps in the search whatever else stands in the address.
  loaderDeps: ({ search }) => analyticsSearchOf({ ...search }),
  loader: ({ deps }) => {
    preloadAnalytics(deps);
    preloadPlatforms();
  },
  component: AnalyticsRoute,
});

function AnalyticsRoute() {
  return <AnalyticsPage search={Route.useLoaderDeps()} />;
}

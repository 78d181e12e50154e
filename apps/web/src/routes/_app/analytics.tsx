import { createFileRoute } from '@tanstack/react-router';
import { AnalyticsPage, analyticsSearchOf, preloadAnalytics } from '../../features/analytics/index.ts';
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

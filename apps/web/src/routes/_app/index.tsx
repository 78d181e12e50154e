import { createFileRoute } from '@tanstack/react-router';
import { DashboardPage } from '../../features/dashboard/dashboard-page.tsx';
import { periodSearchOf } from '../../features/dashboard/period-search.ts';
import { preloadDashboard } from '../../features/dashboard/use-dashboard.ts';
import { preloadGoals, preloadOwed } from '../../lib/preload.ts';

export const Route = createFileRoute('/_app/')({
  validateSearch: periodSearchOf,
  // The router keeps in the search whatever else stands in the address.
  loaderDeps: ({ search }) => periodSearchOf({ ...search }),
  loader: ({ deps }) => {
    preloadDashboard(deps);
    preloadOwed();
    preloadGoals();
  },
  component: OverviewRoute,
});

function OverviewRoute() {
  return <DashboardPage search={Route.useLoaderDeps()} />;
}

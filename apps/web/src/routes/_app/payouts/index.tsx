import { createFileRoute } from '@tanstack/react-router';
import { PayoutsPage } from '../../../features/payouts/index.ts';
import { preloadPayouts, preloadPlatforms } from '../../../lib/preload.ts';
import { rowFiltersOf } from '../../../lib/row-filters.ts';

export const Route = createFileRoute('/_app/payouts/')({
  validateSearch: rowFiltersOf,
  // The router keeps in the search whatever else stands in the address.
  loaderDeps: ({ search }) => rowFiltersOf({ ...search }),
  loader: ({ deps }) => {
    preloadPayouts(deps);
    preloadPlatforms();
  },
  component: PayoutsRoute,
});

function PayoutsRoute() {
  const filters = Route.useLoaderDeps();
  const navigate = Route.useNavigate();
  return <PayoutsPage filters={filters} onFilter={(search) => void navigate({ search, replace: true })} />;
}

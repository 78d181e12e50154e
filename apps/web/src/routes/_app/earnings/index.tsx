import { createFileRoute } from '@tanstack/react-router';
import { EarningsPage } from '../../../features/earnings/index.ts';
import { preloadEarnings, preloadPlatforms } from '../../../lib/preload.ts';
import { rowFiltersOf } from '../../../lib/row-filters.ts';

export const Route = createFileRoute('/_app/earnings/')({
  validateSearch: rowFiltersOf,
  // The router keeps in the search whatever else stands in the address.
  loaderDeps: ({ search }) => rowFiltersOf({ ...search }),
  loader: ({ deps }) => {
    preloadEarnings(deps);
    preloadPlatforms();
  },
  component: EarningsRoute,
});

function EarningsRoute() {
  const filters = Route.useLoaderDeps();
  const navigate = Route.useNavigate();
  return <EarningsPage filters={filters} onFilter={(search) => void navigate({ search, replace: true })} />;
}

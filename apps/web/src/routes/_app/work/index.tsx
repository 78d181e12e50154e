import { createFileRoute } from '@tanstack/react-router';
import { WorkPage } from '../../../features/work/index.ts';
import { WaitingEntries } from '../../../features/outbox/index.ts';
import { preloadWork, preloadPlatforms } from '../../../lib/preload.ts';
import { rowFiltersOf } from '../../../lib/row-filters.ts';

export const Route = createFileRoute('/_app/work/')({
  validateSearch: rowFiltersOf,
  // The router keeps in the search whatever else stands in the address.
  loaderDeps: ({ search }) => rowFiltersOf({ ...search }),
  loader: ({ deps }) => {
    preloadWork(deps);
    preloadPlatforms();
  },
  component: WorkRoute,
});

function WorkRoute() {
  const filters = Route.useLoaderDeps();
  const navigate = Route.useNavigate();
  return (
    <>
      <WaitingEntries kind="work" />
      <WorkPage filters={filters} onFilter={(search) => void navigate({ search, replace: true })} />
    </>
  );
}

import { createFileRoute } from '@tanstack/react-router';
import { EarningsPage } from '../../../features/earnings/earnings-page.tsx';
import { earningsSearchOf, filterOf, searchOf } from '../../../features/earnings/earnings-search.ts';
import { WaitingEntries } from '../../../features/outbox/index.ts';
import { preloadEarnings, preloadPlatforms } from '../../../lib/preload.ts';

export const Route = createFileRoute('/_app/earnings/')({
  validateSearch: earningsSearchOf,
  // The router keeps in the search whatever else stands in the address.
  loaderDeps: ({ search }) => earningsSearchOf({ ...search }),
  loader: ({ deps }) => {
    preloadEarnings(filterOf({ ...deps }));
    preloadPlatforms();
  },
  component: EarningsRoute,
});

function EarningsRoute() {
  const filter = filterOf({ ...Route.useLoaderDeps() });
  const navigate = Route.useNavigate();
  return (
    <>
      <WaitingEntries kind="earning" />
      <EarningsPage
        filter={filter}
        onFilter={(next) => void navigate({ search: searchOf(next), replace: true, resetScroll: false })}
      />
    </>
  );
}

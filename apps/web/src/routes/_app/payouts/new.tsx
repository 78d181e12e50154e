import { createFileRoute } from '@tanstack/react-router';
import { NewPayoutPage } from '../../../features/payouts/index.ts';
import { preloadOwed, preloadPlatforms } from '../../../lib/preload.ts';
import { rowFiltersOf } from '../../../lib/row-filters.ts';

export const Route = createFileRoute('/_app/payouts/new')({
  // The platform that paid. Left out by name: the router keeps in the search whatever is not.
  validateSearch: (search: Record<string, unknown>): { platformId?: string | undefined } => ({
    platformId: rowFiltersOf(search).platformId,
  }),
  loader: () => {
    preloadPlatforms();
    preloadOwed();
  },
  component: NewPayoutRoute,
});

function NewPayoutRoute() {
  return <NewPayoutPage platformId={Route.useSearch().platformId} />;
}

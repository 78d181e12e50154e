import { createFileRoute } from '@tanstack/react-router';
import { NewEarningPage } from '../../../features/earnings/new-earning-page.tsx';
import { WithKeptEntry } from '../../../features/outbox/index.ts';
import { keptSearchOf } from '../../../lib/outbox/kept-search.ts';
import { preloadPlatforms } from '../../../lib/preload.ts';

export const Route = createFileRoute('/_app/earnings/new')({
  validateSearch: keptSearchOf,
  loader: preloadPlatforms,
  component: NewRoute,
});

function NewRoute() {
  const { kept } = Route.useSearch();
  return (
    <WithKeptEntry key={kept} kind="earning" id={kept}>
      {(entry) => <NewEarningPage entry={entry} />}
    </WithKeptEntry>
  );
}

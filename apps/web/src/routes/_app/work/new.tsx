import { createFileRoute } from '@tanstack/react-router';
import { NewWorkPage } from '../../../features/work/index.ts';
import { WithKeptEntry } from '../../../features/outbox/index.ts';
import { keptSearchOf } from '../../../lib/outbox/kept-search.ts';
import { preloadPlatforms } from '../../../lib/preload.ts';

export const Route = createFileRoute('/_app/work/new')({
  validateSearch: keptSearchOf,
  loader: preloadPlatforms,
  component: NewRoute,
});

function NewRoute() {
  const { kept } = Route.useSearch();
  return (
    <WithKeptEntry key={kept} kind="work" id={kept}>
      {(entry) => <NewWorkPage entry={entry} />}
    </WithKeptEntry>
  );
}

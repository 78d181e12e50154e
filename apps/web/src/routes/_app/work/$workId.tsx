import { isLocalDate } from '@earntrack/domain';
import { createFileRoute } from '@tanstack/react-router';
import { EditWorkPage } from '../../../features/work/index.ts';

export const Route = createFileRoute('/_app/work/$workId')({
  // The day under which the list keeps it.
  validateSearch: ({ on }: Record<string, unknown>): { on?: string | undefined } => ({
    // Left out by name: the router keeps in the search whatever is not.
    on: typeof on === 'string' && isLocalDate(on) ? on : undefined,
  }),
  component: WorkRoute,
});

function WorkRoute() {
  return <EditWorkPage workId={Route.useParams().workId} on={Route.useSearch().on} />;
}

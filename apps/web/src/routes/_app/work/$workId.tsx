import { isLocalDate } from '@earntrack/domain';
import { createFileRoute } from '@tanstack/react-router';
import { EditWorkPage } from '../../../features/work/index.ts';

export const Route = createFileRoute('/_app/work/$workId')({
  // The day under which the list keeps it.
  validateSearch: (search: Record<string, unknown>): { on?: string } =>
    typeof search['on'] === 'string' && isLocalDate(search['on']) ? { on: search['on'] } : {},
  component: WorkRoute,
});

function WorkRoute() {
  return <EditWorkPage workId={Route.useParams().workId} on={Route.useSearch().on} />;
}

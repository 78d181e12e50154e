import { createFileRoute } from '@tanstack/react-router';
import { EditEarningPage } from '../../../features/earnings/edit-earning-page.tsx';

export const Route = createFileRoute('/_app/earnings/$earningId')({
  component: EarningRoute,
});

function EarningRoute() {
  return <EditEarningPage earningId={Route.useParams().earningId} />;
}

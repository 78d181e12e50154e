import { createFileRoute } from '@tanstack/react-router';
import { EditPlatformPage } from '../../../features/platforms/index.ts';

export const Route = createFileRoute('/_app/platforms/$platformId')({
  component: PlatformRoute,
});

function PlatformRoute() {
  return <EditPlatformPage platformId={Route.useParams().platformId} />;
}

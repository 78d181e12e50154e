import { createFileRoute } from '@tanstack/react-router';
import { EditPayoutPage } from '../../../features/payouts/index.ts';
import { preloadOwed, preloadPlatforms } from '../../../lib/preload.ts';

export const Route = createFileRoute('/_app/payouts/$payoutId')({
  loader: () => {
    preloadPlatforms();
    preloadOwed();
  },
  component: PayoutRoute,
});

function PayoutRoute() {
  return <EditPayoutPage payoutId={Route.useParams().payoutId} />;
}

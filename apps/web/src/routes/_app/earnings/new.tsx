import { createFileRoute } from '@tanstack/react-router';
import { NewEarningPage } from '../../../features/earnings/index.ts';
import { preloadPlatforms } from '../../../lib/preload.ts';

export const Route = createFileRoute('/_app/earnings/new')({
  loader: preloadPlatforms,
  component: NewEarningPage,
});

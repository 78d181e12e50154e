import { createFileRoute } from '@tanstack/react-router';
import { PlatformsPage } from '../../../features/platforms/index.ts';
import { preloadPlatforms } from '../../../lib/preload.ts';

export const Route = createFileRoute('/_app/platforms/')({
  loader: preloadPlatforms,
  component: PlatformsPage,
});

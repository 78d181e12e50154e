import { createFileRoute } from '@tanstack/react-router';
import { NewWorkPage } from '../../../features/work/index.ts';
import { preloadPlatforms } from '../../../lib/preload.ts';

export const Route = createFileRoute('/_app/work/new')({
  loader: preloadPlatforms,
  component: NewWorkPage,
});

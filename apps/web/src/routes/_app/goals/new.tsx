import { createFileRoute } from '@tanstack/react-router';
import { NewGoalPage } from '../../../features/goals/index.ts';
import { preloadPlatforms } from '../../../lib/preload.ts';

export const Route = createFileRoute('/_app/goals/new')({
  loader: preloadPlatforms,
  component: NewGoalPage,
});

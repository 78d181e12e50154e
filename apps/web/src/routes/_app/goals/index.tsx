import { createFileRoute } from '@tanstack/react-router';
import { GoalsPage } from '../../../features/goals/index.ts';
import { preloadGoals, preloadPlatforms } from '../../../lib/preload.ts';

export const Route = createFileRoute('/_app/goals/')({
  loader: () => {
    preloadGoals();
    preloadPlatforms();
  },
  component: GoalsPage,
});

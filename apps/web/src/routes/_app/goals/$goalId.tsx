import { createFileRoute } from '@tanstack/react-router';
import { EditGoalPage } from '../../../features/goals/index.ts';
import { preloadGoals, preloadPlatforms } from '../../../lib/preload.ts';

export const Route = createFileRoute('/_app/goals/$goalId')({
  loader: () => {
    preloadGoals();
    preloadPlatforms();
  },
  component: GoalRoute,
});

function GoalRoute() {
  return <EditGoalPage goalId={Route.useParams().goalId} />;
}

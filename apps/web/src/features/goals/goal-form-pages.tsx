import type { GoalView, PlatformView } from '@earntrack/contract';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, ButtonLink } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { NotThereAnyMore } from '../../components/not-there.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useToasts } from '../../components/toast.tsx';
import { useLeave } from '../../lib/leave.ts';
import { newId } from '../../lib/new-id.ts';
import { useProfile, useSignedIn } from '../../lib/session.ts';
import { decimalSignOf } from '../../lib/typed-amount.ts';
import { WithPlatforms } from '../platforms/index.ts';
import { goalDraftOf } from './goal-draft.ts';
import { GoalEditor } from './goal-editor.tsx';
import { useGoalDeletion } from './use-goal-deletion.ts';
import { useGoals } from './use-goals.ts';

/** Sets a goal. */
export function NewGoalPage() {
  const { account, profile } = useSignedIn();
  const toasts = useToasts();
  const navigate = useNavigate();
  const start = () => {
    const { currency } = profile;
    return { id: newId(), periodKind: 'month' as const, currency, platformId: null, target: '' };
  };
  const saved = () => {
    toasts.show({ text: 'Saved the goal.' });
    void navigate({ to: '/goals' });
  };
  return (
    <WithPlatforms title="Add goal">
      {(platforms) => (
        <GoalEditor
          keptAs={`goal:${account.id}:new`}
          start={start}
          platforms={platforms}
          goal={null}
          onSaved={saved}
          onTakeTheirs={({ id }) => void navigate({ to: '/goals/$goalId', params: { goalId: id } })}
        />
      )}
    </WithPlatforms>
  );
}

/** Changes or deletes a goal that is there. */
export function EditGoalPage({ goalId }: { goalId: string }) {
  const goals = useGoals();
  const goal = goals.data?.find(({ id }) => id === goalId);
  return (
    <WithPlatforms title="Edit goal">
      {(platforms) => {
        if (goal) return <EditGoal key={goal.id} opened={goal} platforms={platforms} />;
        if (goals.isFetching) return <SkeletonRows of="the goal" count={4} />;
        if (goals.isError) return <ErrorState error={goals.error} onRetry={() => void goals.refetch()} />;
        return <NotThereAnyMore what="goal" all={<ButtonLink to="/goals">Show all goals</ButtonLink>} />;
      }}
    </WithPlatforms>
  );
}

interface EditGoalProps {
  opened: GoalView;
  platforms: readonly PlatformView[];
}

/** The version being edited stays the one that was opened; a newer one shows itself when saving. */
function EditGoal({ opened, platforms }: EditGoalProps) {
  const { locale } = useProfile();
  const [goal, setGoal] = useState(opened);
  const toasts = useToasts();
  const leave = useLeave('/goals');
  const remove = useGoalDeletion();
  const saved = () => {
    toasts.show({ text: 'Saved the change.' });
    leave();
  };
  return (
    <GoalEditor
      key={goal.version}
      keptAs={`goal:${goal.id}:${goal.version}`}
      start={() => ({ ...goalDraftOf(goal, decimalSignOf(locale)), id: goal.id })}
      platforms={platforms}
      goal={goal}
      onSaved={saved}
      onTakeTheirs={setGoal}
      renderActions={(forget) => (
        <Button
          onClick={() => {
            forget();
            remove(goal);
            leave();
          }}
        >
          Delete
        </Button>
      )}
    />
  );
}

import type { GoalProgressView, PlatformView } from '@earntrack/contract';
import { BinLink } from '../../components/bin-link.tsx';
import { ButtonLink } from '../../components/button.tsx';
import { GoalBar } from '../../components/charts/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FigureSentence } from '../../components/figure-sentence.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useProfile } from '../../lib/session.ts';
import { usePlatforms } from '../platforms/index.ts';
import { GoalRow } from './goal-row.tsx';
import { goalSentence, goalsInWords, mainGoal } from './goal-words.ts';
import './goals.css';
import { useGoals } from './use-goals.ts';

/** How every goal stands. */
export function GoalsPage() {
  const goals = useGoals();
  const platforms = usePlatforms();
  return (
    <>
      <PageTitle>Goals</PageTitle>
      {goals.data?.length === 0 && <NothingYet />}
      {goals.data && goals.data.length > 0 && <Goals goals={goals.data} platforms={platforms.data ?? []} />}
      {goals.data && <BinLink kind="goal" />}
      {!goals.data && <h1 className="vh">Goals</h1>}
      {goals.isPending && <SkeletonRows of="goals" count={3} />}
      {goals.isError && !goals.data && (
        <ErrorState
          error={goals.error}
          title="Your goals could not be loaded"
          onRetry={() => void goals.refetch()}
        />
      )}
    </>
  );
}

interface GoalsProps {
  goals: readonly GoalProgressView[];
  platforms: readonly PlatformView[];
}

function Goals({ goals, platforms }: GoalsProps) {
  const { locale, currency } = useProfile();
  const main = mainGoal(goals, currency);
  const count = goalsInWords(goals);
  const nameOf = (platformId: string | null) =>
    platformId === null ? null : (platforms.find(({ id }) => id === platformId)?.name ?? 'A platform');
  return (
    <>
      {main && (
        <FigureSentence pieces={goalSentence(main, { locale, platformName: nameOf(main.platformId) })} />
      )}
      {count && <p className="basis">{count}</p>}
      <p className="buttons">
        <ButtonLink to="/goals/new">Add goal</ButtonLink>
      </p>
      <ul className="rows goals">
        {goals.map((goal) => (
          <GoalRow key={goal.id} goal={goal} platformName={nameOf(goal.platformId)} />
        ))}
      </ul>
    </>
  );
}

function NothingYet() {
  const { currency } = useProfile();
  return (
    <>
      <h1 className="vh">Goals</h1>
      <EmptyState
        answer="No goals yet. Say what you want to make in a week or a month, and see every day whether you are on pace."
        example={
          <div className="goal">
            <p>This month, all platforms</p>
            <p className="s">An example, not saved</p>
            <GoalBar currency={currency} made="1118" expected="1200" target="3000" />
          </div>
        }
      >
        <ButtonLink to="/goals/new" look="main">
          Set a goal
        </ButtonLink>
      </EmptyState>
    </>
  );
}

import { Link } from '@tanstack/react-router';
import { GoalBar } from '../../components/charts/index.ts';
import { useProfile } from '../../lib/session.ts';
import { usePlatforms } from '../platforms/index.ts';
import { goalNote, mainGoal, PERIOD_WORDS } from './goal-words.ts';
import './goals.css';
import { useGoals } from './use-goals.ts';

/** The goal that matters most, and the way to the others; nothing at all while there is none, or it is not known yet. */
export function GoalsInBrief() {
  const { currency, locale } = useProfile();
  const platforms = usePlatforms().data ?? [];
  const goals = useGoals().data ?? [];
  const goal = mainGoal(goals, currency);
  if (!goal) return null;
  const platform = platforms.find(({ id }) => id === goal.platformId);
  const place = goal.platformId === null ? '' : ` on ${platform?.name ?? 'a platform'}`;
  return (
    <section aria-labelledby="goals-in-brief">
      <div className="head">
        <h2 id="goals-in-brief">
          <Link to="/goals">
            {PERIOD_WORDS[goal.periodKind].now}’s goal{place}
          </Link>
        </h2>
        <p>{goalNote(goal, locale)}</p>
      </div>
      <GoalBar currency={goal.currency} made={goal.made} expected={goal.pace.expected} target={goal.target} />
      {goals.length > 1 && (
        <p className="small">
          <Link to="/goals">
            {goals.length === 2 ? 'See the other goal' : `See the other ${goals.length - 1} goals`}
          </Link>
        </p>
      )}
    </section>
  );
}

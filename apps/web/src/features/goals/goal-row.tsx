import type { GoalProgressView, RangeView } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import { ButtonLink } from '../../components/button.tsx';
import { GoalBar } from '../../components/charts/index.ts';
import { rangeInWords } from '../../lib/days.ts';
import { rowsOf } from '../../lib/rows-of.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { goalNote, paceOf, pastInWords, PERIOD_WORDS } from './goal-words.ts';

interface GoalRowProps {
  goal: GoalProgressView;
  /** Null: of all platforms together. */
  platformName: string | null;
}

/** One goal: how it stands, the bar, and the periods before. Its name opens the earnings that count for it. */
export function GoalRow({ goal, platformName }: GoalRowProps) {
  const { locale } = useProfile();
  const today = useToday();
  const { period } = goal;
  const name = `${PERIOD_WORDS[goal.periodKind].now}, ${platformName ?? 'all platforms'}`;
  const standing = paceOf(goal);
  return (
    <li className="goal">
      <div className="goal-head">
        <h2>
          <Link to="/earnings" search={rowsOfGoal(period, goal)}>
            {name}
          </Link>
        </h2>
        <p className="s">{rangeInWords(period.from, period.to, { locale, today })}</p>
        <p className={standing === 'behind' ? 'standing' : 'standing up'}>{goalNote(goal, locale)}</p>
        <ButtonLink
          to="/goals/$goalId"
          params={{ goalId: goal.id }}
          look="quiet"
          aria-label={`Change the goal: ${name}`}
        >
          Change
        </ButtonLink>
      </div>
      <GoalBar currency={goal.currency} made={goal.made} expected={goal.pace.expected} target={goal.target} />
      <Before goal={goal} />
    </li>
  );
}

function rowsOfGoal(range: RangeView, { currency, platformId }: GoalProgressView) {
  return rowsOf(range, { currency, ...(platformId !== null && { platform: platformId }) });
}

/** How often it was reached, and what each of those periods brought. */
function Before({ goal }: { goal: GoalProgressView }) {
  const { locale } = useProfile();
  const today = useToday();
  const words = pastInWords(goal);
  if (words === null) return null;
  return (
    <details className="as-table">
      <summary>{words}</summary>
      <table>
        <caption className="vh">The periods before</caption>
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col">Made</th>
            <th scope="col">Goal</th>
          </tr>
        </thead>
        <tbody>
          {goal.before.map(({ from, to, made, isReached }) => (
            <tr key={from}>
              <th scope="row">
                <Link to="/earnings" search={rowsOfGoal({ from, to }, goal)}>
                  {rangeInWords(from, to, { locale, today })}
                </Link>
              </th>
              <td>{formatMoney(microsFromDecimal(made), asCurrency(goal.currency), locale)}</td>
              <td>{isReached ? 'reached' : 'not reached'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

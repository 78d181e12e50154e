import type { DashboardView } from '@earntrack/contract';
import { asLocalDate } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import { ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ExampleEarning } from '../../components/example-earning.tsx';
import { AnswerSkeleton, Skeleton, SkeletonRows } from '../../components/skeleton.tsx';
import { shortDay } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import type { PeriodSearch } from './period-search.ts';
import { periodInWords } from './period-words.ts';

/** The first step, and how it will look. */
export function NothingYet({ hasPlatforms }: { hasPlatforms: boolean }) {
  return (
    <>
      <h1 className="vh">Overview</h1>
      <EmptyState
        answer={
          hasPlatforms
            ? 'Nothing recorded yet. One typed earning, or a statement, is enough to start.'
            : 'Nothing recorded yet. Your first statement, or one typed earning, is enough to start.'
        }
        example={<ExampleEarning />}
      >
        <ButtonLink to="/imports/new" look="main">
          Import a statement
        </ButtonLink>
        <ButtonLink to="/earnings/new">Type one</ButtonLink>
      </EmptyState>
    </>
  );
}

/** A period without anything in an account that has something, and the way to where it is. */
export function NothingHere({ view, search }: { view: DashboardView; search: PeriodSearch }) {
  const { locale } = useProfile();
  const latest = view.recent[0];
  const kind = search.period ?? 'week';
  const words = periodInWords({ kind, period: view.period, before: view.before, today: view.today, locale });
  return (
    <>
      <h1 className="answer">Nothing recorded {words}.</h1>
      {latest && (
        <p className="basis">
          The latest is of{' '}
          <Link to="/" search={placeOf(latest.earnedOn, search)}>
            {shortDay(latest.earnedOn, { locale, today: asLocalDate(view.today) })}
          </Link>
          .
        </p>
      )}
    </>
  );
}

/** The period of the same kind that holds a day; its week where days of the user's own choice are shown. */
function placeOf(day: string, search: PeriodSearch): PeriodSearch {
  const at = asLocalDate(day);
  return search.period === 'custom' ? { at } : { ...search, at };
}

/** The shape of what comes. */
export function DashboardSkeleton() {
  return (
    <>
      <h1 className="vh">Overview</h1>
      <div className="answer">
        <AnswerSkeleton />
      </div>
      <div className="figs" aria-hidden="true">
        {['Net', 'Honest hourly rate', 'Hours', 'Platforms kept'].map((name) => (
          <span className="fig" key={name}>
            <span className="k">{name}</span>
            <Skeleton width="70%" height="1.6em" />
            <Skeleton width="90%" />
          </span>
        ))}
      </div>
      <section aria-hidden="true">
        <Skeleton height="280px" />
      </section>
      <section>
        <SkeletonRows of="your figures" />
      </section>
    </>
  );
}

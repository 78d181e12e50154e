import type { AnalyticsView } from '@earntrack/contract';
import { asLocalDate } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import { ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { AnswerSkeleton, Skeleton, SkeletonRows } from '../../components/skeleton.tsx';
import { shortDay } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import { periodInWords } from '../dashboard/index.ts';
import type { AnalyticsSearch } from './analytics-search.ts';
import { ExampleHours } from './example-hours.tsx';

/** The first step, and how it will look. */
export function NothingYet() {
  return (
    <>
      <h1 className="vh">Analytics</h1>
      <EmptyState
        answer="What pays, and when? Some earnings, and the hours you worked for them, answer it here."
        example={<ExampleHours />}
      >
        <ButtonLink to="/imports/new" look="main">
          Import a statement
        </ButtonLink>
        <ButtonLink to="/work/new">Add work</ButtonLink>
      </EmptyState>
    </>
  );
}

/** A period without anything in an account that has something, and the way to where it is. */
export function NothingHere({ view, search }: { view: AnalyticsView; search: AnalyticsSearch }) {
  const { locale } = useProfile();
  const { period, today, latestOn } = view;
  const words = periodInWords({ kind: search.period ?? 'quarter', period, before: null, today, locale });
  return (
    <>
      <h1 className="answer">Nothing recorded {words}.</h1>
      {latestOn && (
        <p className="basis">
          The latest is of{' '}
          <Link to="/analytics" search={{ at: asLocalDate(latestOn) }}>
            {shortDay(latestOn, { locale, today: asLocalDate(today) })}
          </Link>
          .
        </p>
      )}
    </>
  );
}

/** The shape of what comes. */
export function AnalyticsSkeleton() {
  return (
    <>
      <h1 className="vh">Analytics</h1>
      <div className="answer">
        <AnswerSkeleton />
      </div>
      <section aria-hidden="true">
        <Skeleton height="250px" />
      </section>
      <section>
        <SkeletonRows of="your figures" />
      </section>
      <section aria-hidden="true">
        <Skeleton height="250px" />
      </section>
    </>
  );
}

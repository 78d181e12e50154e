import { lazy, Suspense } from 'react';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { Section } from './section.tsx';

// Below everything that is changed here: its words may come a moment later.
const Activity = lazy(async () => ({ default: (await import('./account-activity.tsx')).AccountActivity }));

export function ActivitySection() {
  return (
    <Section
      id="activity"
      title="Account activity"
      basis={
        <>
          What was done with your account within the last year. Not you?{' '}
          <a href="#sign-in">Change your password</a> and <a href="#devices">end the devices</a> that you do
          not know.
        </>
      }
    >
      <Suspense fallback={<SkeletonRows of="the activity" />}>
        <Activity />
      </Suspense>
    </Section>
  );
}

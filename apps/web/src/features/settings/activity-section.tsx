import { AccountActivity } from './account-activity.tsx';
import { Section } from './section.tsx';

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
      <AccountActivity />
    </Section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useProfile } from '../../lib/session.ts';
import { alone } from './alone.ts';
import { Answered } from './answered.tsx';
import { Fact, Facts } from './facts.tsx';
import { countWords, instanceName } from './figure-words.ts';
import { OperatorSection } from './operator-section.tsx';

const ASK_MS = 15_000;

/** How many are here: counts, and nobody's name. */
export function SessionsSection() {
  const { locale } = useProfile();
  const asked = useQuery({ ...alone.operator.console.sessions.queryOptions(), refetchInterval: ASK_MS });
  const here = asked.data && instanceName(asked.data.instance);
  return (
    <OperatorSection
      id="sessions"
      title="Sessions"
      basis={
        here &&
        `Counts alone. Who asked within five minutes only ${here} knows; other instances count their own. The rest is of the whole installation, and is written down once an hour at most.`
      }
    >
      <Answered asked={asked} of="sessions" failure="The sessions could not be loaded">
        {({ open, peopleFiveMinutes, peopleDay, peopleWeek }) => (
          <Facts>
            <Fact name="People, 5 minutes" value={countWords(peopleFiveMinutes, locale)} />
            <Fact name="People, a day" value={countWords(peopleDay, locale)} />
            <Fact name="People, a week" value={countWords(peopleWeek, locale)} />
            <Fact name="Signed-in browsers" value={countWords(open, locale)} />
          </Facts>
        )}
      </Answered>
    </OperatorSection>
  );
}

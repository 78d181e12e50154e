import type { FeatureKind, FeatureUseView } from '@earntrack/contract';
import { useQuery } from '@tanstack/react-query';
import { Note } from '../../components/note.tsx';
import { dateText } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import { alone } from './alone.ts';
import { Answered } from './answered.tsx';
import { countWords } from './figure-words.ts';
import { OperatorSection } from './operator-section.tsx';

const ASK_MS = 60_000;

const KINDS: readonly { kind: FeatureKind; title: string; heading: string; empty: string }[] = [
  {
    kind: 'screen',
    title: 'Screens that were opened first',
    heading: 'Screen',
    empty: 'No screen was written down yet',
  },
  {
    kind: 'procedure',
    title: 'Procedures that answered',
    heading: 'Procedure',
    empty: 'No procedure was written down yet',
  },
];

/** What EarnTrack is used for, by everybody together. */
export function FeaturesSection() {
  const asked = useQuery({ ...alone.operator.console.features.queryOptions(), refetchInterval: ASK_MS });
  return (
    <OperatorSection
      id="features"
      title="Feature use"
      basis="Of all instances, by day of UTC, written down once a minute and kept for 90 days. Nobody’s name is with it."
    >
      <Answered asked={asked} of="feature use" failure="The feature use could not be loaded">
        {(use) => KINDS.map((kind) => <UseTable key={kind.kind} {...kind} use={use} />)}
      </Answered>
    </OperatorSection>
  );
}

interface UseTableProps extends Omit<(typeof KINDS)[number], 'key'> {
  use: FeatureUseView;
}

function UseTable({ kind, title, heading, empty, use }: UseTableProps) {
  const { locale } = useProfile();
  const features = use.features.filter((feature) => feature.kind === kind);
  if (features.length === 0) return <Note title={empty} />;
  const days = use.days.map((day) => dateText(day, locale, { day: 'numeric', month: 'short' }));
  return (
    <table className="operator-table">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          {days.map((day, index) => (
            <th scope="col" key={day} className={classOf(index, days)}>
              {index === days.length - 1 ? 'Today' : day}
            </th>
          ))}
          <th scope="col">{days.length} days</th>
        </tr>
      </thead>
      <tbody>
        {features.map(({ name, uses, total }) => (
          <tr key={name}>
            <th scope="row">
              <code className="operator-code">{name}</code>
            </th>
            {uses.map((count, index) => (
              <td key={use.days[index]} className={classOf(index, uses)}>
                {countWords(count, locale)}
              </td>
            ))}
            <td>{countWords(total, locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A phone shows today and the sum. */
function classOf(index: number, all: readonly unknown[]): string | undefined {
  return index === all.length - 1 ? undefined : 'wide-only';
}

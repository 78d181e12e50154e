import { ANALYTICS_FLOORS } from '@earntrack/contract';
import { formatDuration } from '@earntrack/domain';
import { HeatMap } from '../../components/charts/index.ts';
import { useProfile } from '../../lib/session.ts';
import { heatPoints, hoursShown } from './heat-points.ts';
import { HourRows } from './hour-rows.tsx';
import type { SectionProps } from './report.tsx';
import { Section } from './section.tsx';
import { shortHour, weekdayName, weekdaysFrom } from './week-words.ts';

/** What an hour brought, by weekday and hour of the day. */
export function WeekHours(props: SectionProps) {
  const { report, search, locale } = props;
  const { weekStart } = useProfile();
  const { hours } = report;
  if (hours.seconds + hours.untimedSeconds === 0) return null;
  if (hours.isUnderFloor) return <TooFewHours {...props} />;
  const days = weekdaysFrom(weekStart);
  const shown = hoursShown(hours.cells);
  const points = heatPoints(hours.cells, { days, shown, locale, search, currency: report.currency });
  return (
    <Section id="week-hours" heading="Hours of the week" note={noteOf(props)}>
      <HeatMap
        name="Money per hour by weekday and hour"
        points={points}
        headings={['Hour', 'Per hour', 'Time', 'Money', 'Days']}
        lines={days.map((day) => weekdayName(day, locale, 'short'))}
        places={shown.map((hour) => shortHour(hour, locale))}
      />
      {search.hour && <HourRows {...props} />}
    </Section>
  );
}

function noteOf({ report }: SectionProps): string {
  const { seconds, days, untimedSeconds } = report.hours;
  const rest = untimedSeconds > 0 ? ` ${formatDuration(untimedSeconds)} without times are not here.` : '';
  return `Money per hour, from ${formatDuration(seconds)} on ${days} days.${rest} Hatched: one day only.`;
}

/** Says what is missing, and nothing that would be chance. */
function TooFewHours({ report }: SectionProps) {
  const { seconds, days } = report.hours;
  const floor = ANALYTICS_FLOORS.hours;
  const has =
    seconds === 0
      ? 'So far no work has a start and an end.'
      : `So far there are ${formatDuration(seconds)} on ${days === 1 ? 'one day' : `${days} days`}.`;
  return (
    <Section id="week-hours" heading="Hours of the week">
      <p className="muted">
        Which hours pay best needs {formatDuration(floor.seconds)} of work with times, on at least{' '}
        {floor.days} days. {has}
      </p>
    </Section>
  );
}

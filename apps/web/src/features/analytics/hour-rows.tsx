import type { HourRowView } from '@earntrack/contract';
import { asLocalDate, formatDuration } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import { dayInShort, wallTime } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import { hourOf } from './analytics-search.ts';
import type { SectionProps } from './report.tsx';
import { RowsBelow } from './rows-below.tsx';
import { useHourRows } from './use-analytics.ts';
import { hourName, weekdayName } from './week-words.ts';

/** The stretches of work behind the cell that was opened. */
export function HourRows(props: SectionProps) {
  const { search, report, locale } = props;
  const answer = useHourRows(search, report.currency);
  const hour = hourOf(search.hour ?? '');
  if (!hour) return null;
  const name = `${weekdayName(hour.weekday, locale)} from ${hourName(hour.hour, locale)}`;
  return (
    <RowsBelow
      key={search.hour}
      title={name}
      what={['stretch of work', 'stretches of work']}
      search={search}
      answer={answer}
      renderRow={(row) => <HourRow row={row} {...props} />}
      keyOf={(row) => row.workId}
    />
  );
}

function HourRow({ row, view, locale, platformOf }: SectionProps & { row: HourRowView }) {
  const { timeZone } = useProfile();
  const time = (instant: string) => wallTime(instant, locale, timeZone);
  return (
    <Link className="row no-mark" to="/work/$workId" params={{ workId: row.workId }}>
      <span className="t">
        {dayInShort(row.workedOn, { locale, today: asLocalDate(view.today) })}
        <span className="s">
          {time(row.startedAt)} to {time(row.endedAt)},{' '}
          {row.platformIds.map((id) => platformOf(id)?.name ?? 'A platform').join(' and ')}
        </span>
      </span>
      <span className="n">{formatDuration(row.seconds)}</span>
    </Link>
  );
}

import { addDays, MAX_WORK_SECONDS } from '@earntrack/domain';
import { type Moment, parseMoment, secondsBetween } from '../cells/date-cells.ts';
import type { SourceRow } from '../table/source-rows.ts';
import type { Decisions } from './decisions.ts';
import { momentText } from './moments.ts';

/** What the moments of a row are read by. */
export type MomentDecisions = Pick<Decisions, 'match' | 'dateOrder' | 'dayRule'>;

/** Seconds from the start of a row to its end: 0 where it says no end, null when the two do not say how long it took. */
export function fromStartToEnd(source: SourceRow, decisions: MomentDecisions): number | null {
  if (momentText(source, decisions.match, 'end') === '') return 0;
  const seconds = betweenMoments(source, decisions, (start, end) =>
    secondsBetween(start, end, decisions.dayRule),
  );
  return seconds === null || seconds < 0 || seconds > MAX_WORK_SECONDS ? null : seconds;
}

/** From the start of a row to its end; an end without a date that is before the start is on the next day. */
export function betweenMoments(
  source: SourceRow,
  { match, dateOrder }: MomentDecisions,
  between: (start: Moment, end: Moment) => number | null,
): number | null {
  const start = parseMoment(momentText(source, match, 'start'), dateOrder);
  if (start === null) return null;
  const endText = momentText(source, match, 'end');
  const hasEndDate = match.places.text.endDate !== undefined;
  const end = parseMoment(hasEndDate ? endText : `${start.date} ${endText}`, dateOrder);
  if (end === null) return null;
  const seconds = between(start, end);
  if (seconds === null || seconds >= 0 || hasEndDate) return seconds;
  return between(start, { ...end, date: addDays(end.date, 1) });
}

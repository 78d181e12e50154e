import { NOTICE_DAYS, type StatusView } from '@earntrack/contract';
import { momentInWords, wallTime } from '../../lib/days.ts';

export interface Notice {
  /** Says whether it was hidden before. */
  id: string;
  kind: 'warning' | 'bad' | 'plain';
  title: string;
  text: string;
  /** What somebody may put away; the others go by themselves. */
  canBeHidden: boolean;
}

interface Reader {
  nowMs: number;
  locale: string;
  timeZone: string;
}

const DAY_MS = 86_400_000;

/** What somebody at any screen has to know, the most pressing first. Times are those of the reader. */
export function noticesOf(status: StatusView, reader: Reader): Notice[] {
  return [...readOnlyNotice(status, reader), ...incidentNotices(status), ...announcements(status, reader)];
}

function readOnlyNotice({ readOnly }: StatusView, { locale, timeZone }: Reader): Notice[] {
  if (readOnly === null) return [];
  const end = readOnly.expectedEnd && ` Until about ${wallTime(readOnly.expectedEnd, locale, timeZone)}.`;
  const text = `${readOnly.sentence}${end ?? ''} What you type stays here.`;
  return [
    { id: 'read-only', kind: 'warning', title: 'Nothing can be saved right now', text, canBeHidden: false },
  ];
}

/** What is bad enough to be noticed by itself. */
function incidentNotices({ incidents }: StatusView): Notice[] {
  return incidents
    .filter(({ resolvedAt, severity }) => resolvedAt === null && (severity === 'P1' || severity === 'P2'))
    .map(({ id, title, updates }) => ({
      id: `${id}/${updates[0]?.id ?? ''}`,
      kind: 'bad',
      title,
      text: updates[0]?.message ?? '',
      canBeHidden: true,
    }));
}

function announcements({ maintenance }: StatusView, { nowMs, locale, timeZone }: Reader): Notice[] {
  return maintenance
    .filter(({ startsAt }) => Date.parse(startsAt) - nowMs <= NOTICE_DAYS * DAY_MS)
    .map(({ id, sentence, startsAt, endsAt }) => {
      const isOneDay = dayOf(startsAt, timeZone) === dayOf(endsAt, timeZone);
      const end = isOneDay ? wallTime(endsAt, locale, timeZone) : momentInWords(endsAt, locale, timeZone);
      const title = `Maintenance, ${momentInWords(startsAt, locale, timeZone)} to ${end}`;
      return { id, kind: 'plain', title, text: sentence, canBeHidden: true };
    });
}

function dayOf(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

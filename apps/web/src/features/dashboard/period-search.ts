import type { RangeView } from '@earntrack/contract';
import {
  addDays,
  asLocalDate,
  type Calendar,
  daysBetween,
  isLocalDate,
  type LocalDate,
  PERIOD_KINDS,
  type PeriodKind,
  resolvePeriod,
} from '@earntrack/domain';

/** What the overview shows, as it stands in the address. What is left out is usual: this week, hours shared evenly. */
export interface PeriodSearch {
  period?: Exclude<PeriodKind, 'week'>;
  /** A day inside the wanted period; left out for the one that it is now. */
  at?: LocalDate;
  from?: LocalDate;
  to?: LocalDate;
  /** Shared hours go by net earned. */
  shared?: 'net';
  /** Whose figures are shown, where there are several currencies. */
  currency?: string;
}

/** The search of an address; what means nothing there is left out. */
export function periodSearchOf(search: Record<string, unknown>): PeriodSearch {
  const { period, at, from, to, shared, currency } = search;
  const kind = PERIOD_KINDS.find((known) => known === period) ?? 'week';
  return {
    ...periodPart(kind, { at, from, to }),
    ...(shared === 'net' && { shared }),
    ...(typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) && { currency }),
  };
}

function periodPart(kind: PeriodKind, days: Record<'at' | 'from' | 'to', unknown>): PeriodSearch {
  const [at, from, to] = [dayOf(days.at), dayOf(days.from), dayOf(days.to)];
  if (kind === 'all') return { period: kind };
  if (kind === 'custom') return from && to && from <= to ? { period: kind, from, to } : {};
  const day = at ? { at } : {};
  return kind === 'week' ? day : { period: kind, ...day };
}

function dayOf(text: unknown): LocalDate | null {
  return typeof text === 'string' && isLocalDate(text) ? text : null;
}

/** The same as the input of the procedure. */
export function dashboardInputOf({ period, at, from, to, shared }: PeriodSearch) {
  const kind: PeriodKind = period ?? 'week';
  return {
    period: { kind, ...(at && { anchor: at }), ...(from && to && { from, to }) },
    ...(shared && { sharedTime: shared }),
  };
}

interface Step {
  search: PeriodSearch;
  /** The period that is shown now. */
  shown: RangeView;
  /** The calendar of the profile, which says where its weeks and tax years start. */
  calendar: Calendar;
  by: -1 | 1;
}

/**
 * The period before or after the one shown, or null where there is none: nothing lies after now, before the first day that
 * can be recorded, nor beside "all".
 */
export function stepPeriod({ search, shown, calendar, by }: Step): PeriodSearch | null {
  if (search.period === 'all') return null;
  const [from, to] = [asLocalDate(shown.from), asLocalDate(shown.to)];
  if (by === 1 && to >= calendar.today) return null;
  const { at: _, ...rest } = search;
  if (search.period === 'custom') return stepDays(rest, { from, to }, by);
  const anchor = by === 1 ? addDays(to, 1) : addDays(from, -1);
  if (!isLocalDate(anchor)) return null;
  const reached = resolvePeriod({ kind: search.period ?? 'week', anchor }, calendar);
  // The period of today needs no day in the address.
  const isNow = reached.from <= calendar.today && calendar.today <= reached.to;
  return isNow ? rest : { ...rest, at: anchor };
}

function stepDays(search: PeriodSearch, shown: { from: LocalDate; to: LocalDate }, by: -1 | 1) {
  const days = (daysBetween(shown.from, shown.to) + 1) * by;
  const [from, to] = [addDays(shown.from, days), addDays(shown.to, days)];
  return isLocalDate(from) && isLocalDate(to) ? { ...search, from, to } : null;
}

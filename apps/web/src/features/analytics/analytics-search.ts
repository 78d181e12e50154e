import type { PeriodKind, Weekday } from '@earntrack/domain';
import { dashboardInputOf, type PeriodSearch, periodSearchOf } from '../dashboard/index.ts';

/** What the page shows, as it stands in the address. What is left out is usual: this quarter. */
export interface AnalyticsSearch extends Omit<PeriodSearch, 'period' | 'shared'> {
  period?: Exclude<PeriodKind, 'quarter'>;
  /** The hour of the week whose rows are shown: "4-18" is Thursday from 18:00. */
  hour?: string;
  /** The size of earnings whose rows are shown: "50..100", either end may be left out. */
  size?: string;
}

/** The search of an address; what means nothing there is left out. */
export function analyticsSearchOf(search: Record<string, unknown>): AnalyticsSearch {
  const { hour, size } = search;
  return {
    ...addressOf(periodSearchOf({ ...search, period: search['period'] ?? 'quarter' })),
    ...(typeof hour === 'string' && hourOf(hour) && { hour }),
    ...(typeof size === 'string' && sizeOf(size) && { size }),
  };
}

/** A choice of the overview's navigation as it stands in the address here, where the quarter is usual and not the week. */
export function addressOf({ period, shared: _, ...rest }: PeriodSearch): AnalyticsSearch {
  const kind = period ?? 'week';
  return kind === 'quarter' ? rest : { period: kind, ...rest };
}

/** The other way round. */
export function periodOf({ period, hour: _, size: __, ...rest }: AnalyticsSearch): PeriodSearch {
  const kind = period ?? 'quarter';
  return kind === 'week' ? rest : { period: kind, ...rest };
}

/** The same as the input of the procedures. */
export function periodInputOf(search: AnalyticsSearch) {
  return dashboardInputOf(periodOf(search)).period;
}

export function hourOf(text: string): { weekday: Weekday; hour: number } | null {
  const match = /^([1-7])-(\d|1\d|2[0-3])$/.exec(text);
  return match ? { weekday: Number(match[1]) as Weekday, hour: Number(match[2]) } : null;
}

/** Decimal strings of the two ends. */
export function sizeOf(text: string): { from?: string; to?: string } | null {
  const match = /^(-?\d{1,12}(?:\.\d{1,6})?)?\.\.(-?\d{1,12}(?:\.\d{1,6})?)?$/.exec(text);
  if (!match) return null;
  const [, from, to] = match;
  return from || to ? { ...(from && { from }), ...(to && { to }) } : null;
}

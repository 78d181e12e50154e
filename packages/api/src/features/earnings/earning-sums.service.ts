import type { EarningDayView, EarningFilter, EarningSumsView, TagView } from '@earntrack/contract';
import type { Actor, Handle } from '../../actor.ts';
import { listTags, sumByCurrency, sumByDay } from './earnings.queries.ts';
import { sumsView } from './earnings.view.ts';

/** What the earnings that fit add up to, each currency for itself. */
export async function showSums(db: Handle, actor: Actor, filter: EarningFilter): Promise<EarningSumsView[]> {
  const sums = await sumByCurrency(db, actor.userId, filter);
  return sums.map(sumsView);
}

/** The days that have earnings that fit, the newest first: the shape of a list before any of its rows is there. */
export async function showDays(db: Handle, actor: Actor, filter: EarningFilter): Promise<EarningDayView[]> {
  const sums = await sumByDay(db, actor.userId, filter);
  const byDay = Map.groupBy(sums, ({ day }) => day);
  return [...byDay].map(([day, ofDay]) => ({ day, sums: ofDay.map(sumsView) }));
}

export function showTags(db: Handle, actor: Actor): Promise<TagView[]> {
  return listTags(db, actor.userId);
}

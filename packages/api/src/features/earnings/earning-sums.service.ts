import type { EarningFilter, EarningSumsView, TagView } from '@earntrack/contract';
import type { Actor, Handle } from '../../actor.ts';
import { listTags, sumByCurrency } from './earnings.queries.ts';
import { sumsView } from './earnings.view.ts';

/** What the earnings that fit add up to, each currency for itself. */
export async function showSums(db: Handle, actor: Actor, filter: EarningFilter): Promise<EarningSumsView[]> {
  const sums = await sumByCurrency(db, actor.userId, filter);
  return sums.map(sumsView);
}

export function showTags(db: Handle, actor: Actor): Promise<TagView[]> {
  return listTags(db, actor.userId);
}

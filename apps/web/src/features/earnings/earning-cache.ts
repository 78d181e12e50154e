import type { EarningDayView, EarningFilterWire, EarningSumsView, EarningView } from '@earntrack/contract';
import { decimalFromMicros, microsFromDecimal } from '@earntrack/domain';
import type { RowsByDay } from './use-earnings.ts';

/** True for an earning that a list of this filter shows, as far as the page can tell. */
export function isShown(earning: EarningView, filter: EarningFilterWire): boolean {
  const { from, to, platformIds, tags, source, productId, adjustsId, part, text } = filter;
  const texts = [earning.note, earning.description, ...earning.tags].map((each) => each.toLowerCase());
  return (
    (!from || earning.earnedOn >= from) &&
    (!to || earning.earnedOn <= to) &&
    (!platformIds || platformIds.includes(earning.platformId)) &&
    (!tags || tags.some((tag) => earning.tags.includes(tag))) &&
    (!source || earning.source === source) &&
    (!productId || earning.sale?.productId === productId) &&
    (!adjustsId || earning.adjustsId === adjustsId) &&
    (!part || microsFromDecimal(earning.components[part]) !== 0n) &&
    (!text || texts.some((each) => each.includes(text.toLowerCase())))
  );
}

/** The days of a list with one earning more, or one less. */
export function daysWith(
  days: readonly EarningDayView[],
  earning: EarningView,
  change: 1 | -1,
): EarningDayView[] {
  const known = days.find(({ day }) => day === earning.earnedOn);
  const others = days.filter((day) => day !== known);
  const sums = sumsWith(known?.sums ?? [], earning, change);
  const all = sums.length === 0 ? others : [...others, { day: earning.earnedOn, sums }];
  return all.sort((left, right) => (left.day < right.day ? 1 : -1));
}

function sumsWith(sums: readonly EarningSumsView[], earning: EarningView, change: 1 | -1): EarningSumsView[] {
  const { currency, gross, net } = earning;
  const { fees } = earning.components;
  const so = sums.find((sum) => sum.currency === currency) ?? {
    currency,
    gross: '0',
    fees: '0',
    net: '0',
    count: 0,
  };
  const moved = (before: string, by: string) =>
    decimalFromMicros(microsFromDecimal(before) + BigInt(change) * microsFromDecimal(by));
  const now = {
    currency,
    gross: moved(so.gross, gross),
    fees: moved(so.fees, fees),
    net: moved(so.net, net),
    count: so.count + change,
  };
  const others = sums.filter((sum) => sum.currency !== currency);
  return now.count > 0 ? [...others, now] : others;
}

/** The rows of a stretch with this earning, in its place: days as the list has them, the newest id of a day first. */
export function rowsWith(rows: RowsByDay, earning: EarningView): RowsByDay {
  const ofDay = [...(rowsWithout(rows, earning).get(earning.earnedOn) ?? []), earning];
  return new Map([...rows, [earning.earnedOn, ofDay.sort((left, right) => (left.id < right.id ? 1 : -1))]]);
}

export function rowsWithout(rows: RowsByDay, earning: EarningView): RowsByDay {
  const rest = (rows.get(earning.earnedOn) ?? []).filter(({ id }) => id !== earning.id);
  return new Map([...rows, [earning.earnedOn, rest]]);
}

import type { EarningView } from '@earntrack/contract';
import { type Currency, formatMoney, type Micros, microsFromDecimal } from '@earntrack/domain';

export interface DayGroup {
  day: string;
  earnings: EarningView[];
  /** Net by currency. */
  net: Map<Currency, Micros>;
}

/** Rows of a list sorted by day, gathered by day; the order stays. */
export function groupByDay(earnings: readonly EarningView[]): DayGroup[] {
  const groups: DayGroup[] = [];
  for (const earning of earnings) {
    const last = groups.at(-1);
    if (last?.day === earning.earnedOn) last.earnings.push(earning);
    else groups.push({ day: earning.earnedOn, earnings: [earning], net: new Map() });
  }
  for (const group of groups) group.net = netByCurrency(group.earnings);
  return groups;
}

/** Sums of net, each currency for itself; never one sum over several. */
export function netByCurrency(earnings: readonly EarningView[]): Map<Currency, Micros> {
  const net = new Map<Currency, Micros>();
  for (const earning of earnings) {
    const currency = earning.currency as Currency;
    net.set(currency, (net.get(currency) ?? 0n) + microsFromDecimal(earning.net));
  }
  return net;
}

/** "774.75 € and 489.40 $", in pieces of which every second one joins two sums. */
export function sumsInPieces(net: ReadonlyMap<Currency, Micros>, locale: string): string[] {
  const sums = [...net].map(([currency, micros]) => formatMoney(micros, currency, locale));
  return [...new Intl.ListFormat('en-GB', { type: 'conjunction' }).formatToParts(sums)].map(
    ({ value }) => value,
  );
}

/** "774.75 € and 489.40 $". */
export function sumsInWords(net: ReadonlyMap<Currency, Micros>, locale: string): string {
  return sumsInPieces(net, locale).join('');
}

import { type Currency, formatMoney, type Micros } from '@earntrack/domain';

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

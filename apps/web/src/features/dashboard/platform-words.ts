import { type PlatformTotalsView, type PlatformView, RANK_FLOOR } from '@earntrack/contract';
import { asCurrency, formatDuration, formatMoney, microsFromDecimal } from '@earntrack/domain';

interface NoteWords {
  locale: string;
  /** A decimal string in the row's currency; null when not said. */
  expectedHourly: string | null;
}

/** What stands behind a platform's rate: its hours, how few earnings there are, what was expected. */
export function platformNote(row: PlatformTotalsView, { locale, expectedHourly }: NoteWords): string {
  const { rate, workedSeconds, countedSeconds } = row.rate;
  if (workedSeconds === 0 && countedSeconds === 0) return 'no hours yet';
  const hours = formatDuration(rate === null ? workedSeconds : countedSeconds);
  if (row.earningCount === 0) return `${hours}, nothing earned yet`;
  if (rate === null) return `${hours}, none of it beside this money`;
  if (row.earningsWithHours < RANK_FLOOR.earnings)
    return `${hours}, only ${countWords(row.earningsWithHours)}`;
  if (expectedHourly === null) return hours;
  return `${hours}; you expect ${formatMoney(microsFromDecimal(expectedHourly), asCurrency(row.currency), locale)}`;
}

/** What the person expects an hour, where it is said in the same currency. */
export function expectedOf(platform: PlatformView | undefined, row: PlatformTotalsView): string | null {
  return platform?.currency === row.currency ? platform.expectedHourly : null;
}

function countWords(count: number): string {
  return count === 1 ? 'one earning' : `${count} earnings`;
}

/** What would make the rate cover more; null when it covers all, or nothing has hours at all. */
export function platformHint(
  rows: readonly PlatformTotalsView[],
  nameOf: (platformId: string) => string,
): string | null {
  const without = rows.filter(({ rate, net }) => rate.countedSeconds === 0 && microsFromDecimal(net) > 0n);
  if (without.length === 0) return null;
  if (without.length > 3)
    return `Add hours for the ${without.length} platforms without and the rate covers all of it.`;
  const names = without.map(({ platformId }) => nameOf(platformId));
  const isAll = rows.every(
    ({ rate }) => (rate.coverageBasisPoints ?? 0) === 10_000 || rate.countedSeconds === 0,
  );
  const list = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
  return `Add hours for ${list} and the rate covers ${isAll ? 'all' : 'more'} of it.`;
}

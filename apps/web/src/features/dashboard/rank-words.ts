import { type PlatformTotalsView, RANK_FLOOR } from '@earntrack/contract';
import { asCurrency, formatDuration, formatRate, microsFromDecimal, roundedDecimal } from '@earntrack/domain';

/** Against what was expected: "3.40 €/h under what you expect". Null where nothing is expected in this currency. */
export function againstExpected(
  row: PlatformTotalsView,
  { locale, expectedHourly }: { locale: string; expectedHourly: string | null },
): string | null {
  if (expectedHourly === null || row.rate.rate === null) return null;
  const currency = asCurrency(row.currency);
  const difference = microsFromDecimal(row.rate.rate) - microsFromDecimal(expectedHourly);
  const size = difference < 0n ? -difference : difference;
  const isSame = Number(roundedDecimal(size, currency)) === 0;
  if (isSame) return 'what you expect';
  return `${formatRate(size, currency, locale)} ${difference < 0n ? 'under' : 'over'} what you expect`;
}

/** How much the rate is made of: "from 12 earnings in 9 h 30 min". */
export function madeOf({ earningsWithHours, rate }: PlatformTotalsView): string {
  return `from ${countWords(earningsWithHours)} in ${formatDuration(rate.countedSeconds)}`;
}

/** What was left out of the ranking, and why. Null when nothing with a rate was. */
export function unrankedInWords(
  rows: readonly PlatformTotalsView[],
  nameOf: (platformId: string) => string,
): string | null {
  const left = rows.filter(({ rank, rate }) => rank === null && rate.rate !== null);
  if (left.length === 0) return null;
  const each = left.map(
    (row) => `${nameOf(row.platformId)} (${countWords(row.earningsWithHours)} with hours)`,
  );
  const list = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(each);
  const verb = left.length === 1 ? 'has' : 'have';
  const floor = `${RANK_FLOOR.earnings} earnings with hours and ${RANK_FLOOR.seconds / 3600} hours of work`;
  return `${list} ${verb} too little to rank yet: a place needs ${floor}.`;
}

function countWords(count: number): string {
  return count === 1 ? 'one earning' : `${count} earnings`;
}

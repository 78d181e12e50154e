import type { BinItemView, BinKind } from '@earntrack/contract';
import { asCurrency, formatDuration, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { shortDay } from '../../lib/days.ts';

export const KIND_WORDS: Readonly<Record<BinKind, { one: string; many: string }>> = {
  earning: { one: 'Earning', many: 'Earnings' },
  work: { one: 'Work', many: 'Work' },
  payout: { one: 'Payout', many: 'Payouts' },
  goal: { one: 'Goal', many: 'Goals' },
  product: { one: 'Product', many: 'Products' },
  platform: { one: 'Platform', many: 'Platforms' },
};

const EVERY = {
  day: 'Every day',
  week: 'Every week',
  month: 'Every month',
  quarter: 'Every quarter',
  year: 'Every year',
  taxYear: 'Every tax year',
} as const;

/** What a person knows it again by: what they noted, else where it belongs. */
export function titleOf({ kind, name, platforms, periodKind }: BinItemView): string {
  const places = platforms.join(' and ');
  if (kind === 'goal' && periodKind) return `${EVERY[periodKind]}, ${places || 'all platforms'}`;
  return name || places || KIND_WORDS[kind].one;
}

/** "$84.15" or "1:30"; null for what has neither. */
export function figureOf({ amount, currency, seconds }: BinItemView, locale: string): string | null {
  if (amount !== null && currency !== null)
    return formatMoney(microsFromDecimal(amount), asCurrency(currency), locale);
  return seconds === null ? null : formatDuration(seconds);
}

/** In a sentence: "Airport", "the payout of $50.50"; a place alone would be mistaken for the place. */
export function calledOf(item: BinItemView, locale: string): string {
  const figure = figureOf(item, locale);
  if (item.name || figure === null) return titleOf(item);
  return `the ${KIND_WORDS[item.kind].one.toLowerCase()} of ${figure}`;
}

interface When {
  locale: string;
  today: Parameters<typeof shortDay>[1]['today'];
  nowMs: number;
}

/** "Earning · Uber · 12 Nov · gone in 29 days" */
export function detailsOf(item: BinItemView, { locale, today, nowMs }: When): string {
  const places = item.kind === 'goal' ? '' : item.platforms.join(' and ');
  return [
    KIND_WORDS[item.kind].one,
    places === titleOf(item) ? '' : places,
    item.day && shortDay(item.day, { locale, today }),
    goneInWords(item.goneAt, nowMs),
  ]
    .filter(Boolean)
    .join(' · ');
}

const DAY_MS = 86_400_000;

/** How long it can still be brought back. */
export function goneInWords(goneAt: string, nowMs: number): string {
  const days = Math.floor((Date.parse(goneAt) - nowMs) / DAY_MS);
  if (days < 1) return 'gone within a day';
  return days === 1 ? 'gone in a day' : `gone in ${days} days`;
}

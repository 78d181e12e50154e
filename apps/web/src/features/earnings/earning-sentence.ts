import {
  type Currency,
  formatDuration,
  formatMoney,
  formatRate,
  type Micros,
  netOf,
} from '@earntrack/domain';
import type { EarningReading } from './earning-draft.ts';

/** A piece of the sentence on top of the form; figures are shown stronger than words. */
export interface Piece {
  text: string;
  isFigure?: true;
}

interface Words {
  platformName: string | null;
  /** "yesterday", "Tuesday 10 November". */
  day: string | null;
  currency: Currency;
  locale: string;
}

/** What the form says so far, in words: "Uber, yesterday: 84.15 € for 3 h 45 min is 22.44 €/h." */
export function earningSentence(reading: EarningReading, words: Words): Piece[] {
  const { platformName, day, currency, locale } = words;
  const net = netOf(reading.components);
  if (net === 0n) return [{ text: 'What did you earn?' }];
  const place = [platformName, day].filter((part) => part !== null).join(', ');
  const pieces: Piece[] = place ? [{ text: `${place}: ` }] : [];
  pieces.push({ text: formatMoney(net, currency, locale), isFigure: true });
  const rate = rateOf(reading);
  if (rate === null || reading.seconds === null) return [...pieces, { text: '.' }];
  return [
    ...pieces,
    { text: ` for ${formatDuration(reading.seconds)} is ` },
    { text: formatRate(rate, currency, locale), isFigure: true },
    { text: '.' },
  ];
}

/** Money before tax for each hour typed with it, rounded once; null without hours. */
export function rateOf({ components, seconds }: EarningReading): Micros | null {
  if (seconds === null) return null;
  const perHour = (netOf(components) + components.taxesWithheld) * 3600n;
  const whole = BigInt(seconds);
  const magnitude = ((perHour < 0n ? -perHour : perHour) * 2n + whole) / (whole * 2n);
  return perHour < 0n ? -magnitude : magnitude;
}

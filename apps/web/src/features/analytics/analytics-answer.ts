import type { CurrencyReportView, PlatformPartView } from '@earntrack/contract';
import { asCurrency, formatDuration, formatRate, formatShare, microsFromDecimal } from '@earntrack/domain';
import { type PeriodFrame, periodInWords } from '../dashboard/index.ts';
import { countText, moneyText } from './money-words.ts';
import { windowName } from './week-words.ts';

/** A piece of the answer: plain words, or a figure with the section that it leads to. */
export interface Piece {
  text: string;
  section?: 'week-hours' | 'by-platform' | 'steps';
}

/** What pays, and when: "Thursday evenings paid best this quarter: 27.10 €/h from 14 h. Uber brought most of it, 62 %." */
export function answerOf(
  report: CurrencyReportView,
  frame: PeriodFrame,
  nameOf: (platformId: string) => string,
): Piece[] {
  const period = periodInWords(frame);
  const { best } = report.hours;
  if (report.steps.earningCount === 0)
    return [{ text: `Worked, and nothing earned in ${report.currency} ${period}.` }];
  if (best) {
    const rate = formatRate(microsFromDecimal(best.rate), asCurrency(report.currency), frame.locale);
    return [
      { text: `${windowName(best, frame.locale)} paid best ${period}: ` },
      { text: rate, section: 'week-hours' },
      { text: ' from ' },
      { text: formatDuration(best.seconds), section: 'week-hours' },
      { text: '.' },
      ...leaderPieces(report, frame.locale, nameOf),
    ];
  }
  const words = { currency: report.currency, locale: frame.locale };
  return [
    { text: 'You made ' },
    { text: moneyText(report.steps.net, words), section: 'steps' },
    { text: ` net ${period} from ${countText(report.steps.earningCount, frame.locale)}.` },
    ...leaderPieces(report, frame.locale, nameOf),
  ];
}

/** The platform with the most net, where there are several and all of them made something. */
function leaderPieces(
  { platforms, steps }: CurrencyReportView,
  locale: string,
  nameOf: (platformId: string) => string,
): Piece[] {
  const earners = platforms.filter(({ net }) => microsFromDecimal(net) > 0n);
  const [first] = earners;
  if (!first || earners.length < 2 || earners.length < platforms.filter(hasEarnings).length) return [];
  const share = (microsFromDecimal(first.net) * 10_000n) / microsFromDecimal(steps.net);
  return [
    { text: ` ${nameOf(first.platformId)} brought the most, ` },
    { text: formatShare(Number(share), locale), section: 'by-platform' },
    { text: ' of the net.' },
  ];
}

function hasEarnings({ earningCount }: PlatformPartView): boolean {
  return earningCount > 0;
}

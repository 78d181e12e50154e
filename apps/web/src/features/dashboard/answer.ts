import type { CurrencyTotalsView } from '@earntrack/contract';
import {
  asCurrency,
  formatMoney,
  formatRate,
  formatShare,
  type Micros,
  microsFromDecimal,
} from '@earntrack/domain';
import { changeInWords, type Direction } from './change.ts';
import { beforeInWords, type PeriodFrame, periodInWords } from './period-words.ts';

/** Where a figure of the answer leads: to the rows, to the chart over time, or to the platforms. */
export type Target = 'rows' | 'time' | 'platforms';

/** A piece of the answer: plain words, or a figure with the place that it leads to. */
export interface Piece {
  text: string;
  target?: Target;
  direction?: Direction;
}

/** "You made 1,196.61 € net this week, 12 % more than by Thursday last week, at 29.34 €/h from 81 % of it." */
export function answerOf(totals: CurrencyTotalsView, frame: PeriodFrame): Piece[] {
  const net = microsFromDecimal(totals.net);
  const { locale } = frame;
  const period = periodInWords(frame);
  const currency = asCurrency(totals.currency);
  const money = (micros: Micros) => formatMoney(micros, currency, locale);
  if (totals.earningCount === 0) {
    return totals.rate.workedSeconds > 0
      ? [{ text: `Your work ${period} has no earnings beside it yet.` }]
      : nothingEarned(totals, { frame, money });
  }
  const made: Piece[] =
    net < 0n ? [{ text: 'After refunds and fees you stand at ' }] : [{ text: 'You made ' }];
  return [
    ...made,
    { text: money(net), target: 'rows' },
    { text: ` net ${period}` },
    ...changePieces(totals, { frame, money }),
    ...ratePieces(totals, frame),
  ];
}

interface Words {
  frame: PeriodFrame;
  money: (micros: Micros) => string;
}

/** "Nothing earned in USD this week, against $500.00 by Thursday last week." */
function nothingEarned({ currency, before }: CurrencyTotalsView, { frame, money }: Words): Piece[] {
  const nothing = `Nothing earned in ${currency} ${periodInWords(frame)}`;
  const against = beforeInWords(frame);
  if (against === null || before === null || before.earningCount === 0) return [{ text: `${nothing}.` }];
  return [
    { text: `${nothing}, against ` },
    { text: money(microsFromDecimal(before.net)), target: 'time' },
    { text: ` ${against}.` },
  ];
}

function changePieces(totals: CurrencyTotalsView, { frame, money }: Words): Piece[] {
  const against = beforeInWords(frame);
  if (against === null || totals.before === null) return [];
  const before = microsFromDecimal(totals.before.net);
  const change = changeInWords(microsFromDecimal(totals.net), before, { locale: frame.locale, money });
  if (change === null) return [];
  const [, figure = change.words, conjunction = ''] = /^(.*) (than|as)$/.exec(change.words) ?? [];
  return [
    { text: ', ' },
    { text: figure, target: 'time', direction: change.direction },
    { text: ` ${conjunction} ${against}` },
  ];
}

function ratePieces({ rate, currency }: CurrencyTotalsView, { locale }: PeriodFrame): Piece[] {
  if (rate.rate === null) {
    return rate.workedSeconds > 0
      ? [{ text: '. None of it has hours beside it, so there is no hourly rate.' }]
      : [{ text: '. No hours yet, so no hourly rate.' }];
  }
  const perHour = formatRate(microsFromDecimal(rate.rate), asCurrency(currency), locale);
  const coverage = rate.coverageBasisPoints;
  const share: Piece[] =
    coverage === null || coverage >= 10_000
      ? [{ text: ' from all of it.' }]
      : [{ text: ' from ' }, { text: shareText(coverage, locale), target: 'platforms' }, { text: ' of it.' }];
  return [{ text: ', at ' }, { text: perHour, target: 'platforms' }, ...share];
}

/** Whole per cent, but never "100 %" or "0 %" of what is only almost so. */
export function shareText(basisPoints: number, locale: string): string {
  if (basisPoints > 0 && basisPoints < 50) return `under ${formatShare(100, locale)}`;
  if (basisPoints >= 9950 && basisPoints < 10_000) return formatShare(9900, locale);
  return formatShare(basisPoints, locale);
}

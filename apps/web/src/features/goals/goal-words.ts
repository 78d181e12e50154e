import type { GoalPeriodKind, GoalProgressView } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal, roundedDecimal, roundedUp } from '@earntrack/domain';
import type { SentencePiece } from '../../components/figure-sentence.tsx';

/** A period kind in every place of a sentence. */
export const PERIOD_WORDS: Readonly<
  Record<GoalPeriodKind, { now: string; its: string; every: string; last: string; many: string }>
> = {
  day: { now: 'Today', its: 'today’s', every: 'every day', last: 'yesterday', many: 'days' },
  week: { now: 'This week', its: 'this week’s', every: 'every week', last: 'last week', many: 'weeks' },
  month: { now: 'This month', its: 'this month’s', every: 'every month', last: 'last month', many: 'months' },
  quarter: {
    now: 'This quarter',
    its: 'this quarter’s',
    every: 'every quarter',
    last: 'last quarter',
    many: 'quarters',
  },
  year: { now: 'This year', its: 'this year’s', every: 'every year', last: 'last year', many: 'years' },
  taxYear: {
    now: 'This tax year',
    its: 'this tax year’s',
    every: 'every tax year',
    last: 'last tax year',
    many: 'tax years',
  },
};

export type Pace = 'reached' | 'behind' | 'onPace' | 'ahead';

/** Where a goal stands; crumbs that are not shown do not count. */
export function paceOf({ pace, currency }: GoalProgressView): Pace {
  if (microsFromDecimal(pace.left) === 0n) return 'reached';
  const shown = microsFromDecimal(roundedDecimal(microsFromDecimal(pace.ahead), asCurrency(currency)));
  if (shown === 0n) return 'onPace';
  return shown < 0n ? 'behind' : 'ahead';
}

interface GoalWords {
  locale: string;
  /** Null: of all platforms together. */
  platformName: string | null;
}

/** "You are 82.00 € behind this month’s 3,000.00 €: 94.50 € a day will get you there." */
export function goalSentence(goal: GoalProgressView, { locale, platformName }: GoalWords): SentencePiece[] {
  const money = (micros: bigint) => ({
    text: formatMoney(micros, asCurrency(goal.currency), locale),
    isFigure: true,
  });
  const target = [
    { text: `${PERIOD_WORDS[goal.periodKind].its} ` },
    money(microsFromDecimal(goal.target)),
    { text: platformName === null ? '' : ` on ${platformName}` },
  ];
  const pace = paceOf(goal);
  if (pace === 'reached') return reachedPieces(goal, target, money);
  const perDay = money(roundedUp(microsFromDecimal(goal.pace.perDay), asCurrency(goal.currency)));
  if (goal.pace.daysLeft === 1) return [perDay, { text: ' more today and you reach ' }, ...target, END];
  const way = [{ text: ': ' }, perDay, { text: ' a day will get you there.' }];
  if (pace === 'onPace') return [{ text: 'You are right on pace for ' }, ...target, ...way];
  const ahead = microsFromDecimal(goal.pace.ahead);
  const place = pace === 'behind' ? ' behind ' : ' ahead of the pace for ';
  return [{ text: 'You are ' }, money(ahead < 0n ? -ahead : ahead), { text: place }, ...target, ...way];
}

const END: SentencePiece = { text: '.' };

function reachedPieces(
  { made, target: aim, pace }: GoalProgressView,
  target: readonly SentencePiece[],
  money: (micros: bigint) => SentencePiece,
): SentencePiece[] {
  const over = microsFromDecimal(made) - microsFromDecimal(aim);
  const days = pace.daysLeft - 1;
  return [
    { text: 'You reached ' },
    ...target,
    ...(over > 0n ? [{ text: ' and made ' }, money(over), { text: ' more' }] : []),
    { text: days > 0 ? `, with ${days === 1 ? 'one day' : `${days} days`} still to come.` : '.' },
  ];
}

/** The same in few words, for a row: "$82.00 behind, $94.50 a day from now on". */
export function goalNote(goal: GoalProgressView, locale: string): string {
  const currency = asCurrency(goal.currency);
  const money = (micros: bigint) => formatMoney(micros, currency, locale);
  const pace = paceOf(goal);
  if (pace === 'reached') return 'Reached';
  const perDay = money(roundedUp(microsFromDecimal(goal.pace.perDay), currency));
  if (goal.pace.daysLeft === 1) return `${perDay} more today`;
  const ahead = microsFromDecimal(goal.pace.ahead);
  const place =
    pace === 'onPace'
      ? 'On pace'
      : `${money(ahead < 0n ? -ahead : ahead)} ${pace === 'behind' ? 'behind' : 'ahead'}`;
  return `${place}, ${perDay} a day from now on`;
}

/** "Reached in 4 of the last 6 months"; null where there is nothing to look back on. */
export function pastInWords({ before, periodKind }: GoalProgressView): string | null {
  const { last, many } = PERIOD_WORDS[periodKind];
  if (before.length === 0) return null;
  const hits = before.filter(({ isReached }) => isReached).length;
  if (before.length === 1) return hits === 1 ? `Reached ${last}` : `Not reached ${last}`;
  if (hits === before.length) return `Reached in all of the last ${hits} ${many}`;
  return `Reached in ${hits === 0 ? 'none' : hits} of the last ${before.length} ${many}`;
}

/** What the screen speaks of first: the goal over all platforms whose end is neither today nor far away. */
const SPOKEN_OF: readonly GoalPeriodKind[] = ['month', 'week', 'quarter', 'year', 'taxYear', 'day'];

export function mainGoal(goals: readonly GoalProgressView[], currency: string): GoalProgressView | undefined {
  const rank = (goal: GoalProgressView) =>
    (goal.platformId === null ? 0 : 100) +
    (goal.currency === currency ? 0 : 10) +
    SPOKEN_OF.indexOf(goal.periodKind);
  return goals.toSorted((left, right) => rank(left) - rank(right))[0];
}

/** "2 of your 3 goals are reached or on pace." Null for one goal, of which the sentence speaks already. */
export function goalsInWords(goals: readonly GoalProgressView[]): string | null {
  if (goals.length < 2) return null;
  const good = goals.filter((goal) => paceOf(goal) !== 'behind').length;
  if (good === goals.length) return `All ${good} goals are reached or on pace.`;
  if (good === 0) return `None of your ${goals.length} goals is on pace.`;
  return `${good} of your ${goals.length} goals ${good === 1 ? 'is' : 'are'} reached or on pace.`;
}

import {
  GOAL_PERIOD_KINDS,
  GOAL_PERIODS_BEFORE,
  type GoalPeriodKind,
  type GoalProgressView,
} from '@earntrack/contract';
import { type GoalRow, inSnapshot, type ProfileRow } from '@earntrack/db';
import {
  addDays,
  businessDayOf,
  type Calendar,
  type DateRange,
  goalPace,
  type LocalDate,
  resolvePeriod,
  sumMicros,
} from '@earntrack/domain';
import type { Actor, Handle } from '../../actor.ts';
import { requireProfile } from '../profile/index.ts';
import { listGoals } from './goals.queries.ts';
import { goalProgressView, type Made } from './goals.view.ts';
import { firstEarnedOn, type MadeSums, sumMade } from './made.queries.ts';

/** Every goal with what was made for it, from the shortest period to the longest. */
export function showProgress(db: Handle, actor: Actor): Promise<GoalProgressView[]> {
  return inSnapshot(db, async (tx) => {
    const [goals, profile, firstDay] = await Promise.all([
      listGoals(tx, actor.userId),
      requireProfile(tx, actor.userId),
      firstEarnedOn(tx, actor.userId),
    ]);
    const calendar = calendarOf(profile, actor.now);
    const views = GOAL_PERIOD_KINDS.map(async (kind) => {
      const ofKind = goals.filter((goal) => goal.period_kind === kind);
      if (ofKind.length === 0) return [];
      const periods = periodsOf(kind, calendar, firstDay);
      const sums = await sumMade(tx, actor.userId, { periods, basis: profile.basis });
      return ofKind.map((goal) => progressOf(goal, { periods, sums, today: calendar.today }));
    });
    return (await Promise.all(views)).flat();
  });
}

function calendarOf(profile: ProfileRow, now: Date): Calendar {
  return {
    today: businessDayOf(now.toISOString(), profile.time_zone),
    weekStart: profile.week_start,
    taxYearStart: { month: profile.tax_year_start_month, day: profile.tax_year_start_day },
  };
}

/** The current period and those before it, the earliest first; none from before anything was earned at all. */
function periodsOf(kind: GoalPeriodKind, calendar: Calendar, firstDay: LocalDate | null): DateRange[] {
  let earliest = resolvePeriod({ kind }, calendar);
  const first = firstDay ?? earliest.from;
  const periods = [earliest];
  while (first < earliest.from && periods.length <= GOAL_PERIODS_BEFORE) {
    earliest = resolvePeriod({ kind, anchor: addDays(earliest.from, -1) }, calendar);
    periods.unshift(earliest);
  }
  return periods;
}

interface Figures {
  periods: readonly DateRange[];
  sums: readonly MadeSums[];
  today: LocalDate;
}

function progressOf(goal: GoalRow, { periods, sums, today }: Figures): GoalProgressView {
  const counted = sums.filter(
    ({ currency, platformId }) =>
      currency === goal.currency && (goal.platform_id === null || platformId === goal.platform_id),
  );
  const made = periods.map((range, at): Made => {
    const inside = counted.filter(({ period }) => period === at);
    return { range, madeMicros: sumMicros(inside.map(({ netMicros }) => netMicros)) };
  });
  const now = made.at(-1);
  if (!now) throw new RangeError('There is no current period');
  const amounts = { targetMicros: goal.target_micros, madeMicros: now.madeMicros };
  return goalProgressView(goal, {
    now,
    before: made.slice(0, -1).toReversed(),
    pace: goalPace(amounts, now.range, today),
  });
}

import { type DashboardView, type dashboardInput, type EarningView, LIMITS } from '@earntrack/contract';
import { type AskLast, inSnapshot } from '@earntrack/db';
import {
  addDays,
  bucketUnitFor,
  businessDayOf,
  type Calendar,
  type DateRange,
  MAX_WORK_SECONDS,
  periodBefore,
  resolvePeriod,
  WEEK_REACH_DAYS,
} from '@earntrack/domain';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { recentEarnings } from '../earnings/index.ts';
import { listPlatforms } from '../platforms/index.ts';
import { requireProfile } from '../profile/index.ts';
import { bucketViews, currenciesOf, platformViews, totalsView } from './dashboard.view.ts';
import { earningSums, type EarningSums } from './dashboard.queries.ts';
import { netWithHours } from './net-with-hours.ts';
import { type RateRules, type StretchFigures, stretchFigures } from './stretch-figures.ts';
import { sumWork, workWithin } from './work-sums.queries.ts';

type DashboardInput = z.output<typeof dashboardInput>;

/** How far work of another day can reach into a day: a whole stretch, and a day for time zones and cut-offs. */
export const SPAN_REACH_DAYS = MAX_WORK_SECONDS / 86_400 + 1;

/** Every figure of the overview, from one snapshot of the database. */
export function summarise(db: Handle, actor: Actor, input: DashboardInput): Promise<DashboardView> {
  return inSnapshot(db, async (tx, askLast) => {
    const [profile, platforms] = await Promise.all([
      requireProfile(tx, actor.userId),
      listPlatforms(tx, actor.userId, true),
    ]);
    const rules: RateRules = { profile, platforms, sharedTime: input.sharedTime };
    const calendar: Calendar = {
      today: businessDayOf(actor.now.toISOString(), profile.time_zone),
      weekStart: profile.week_start,
      taxYearStart: { month: profile.tax_year_start_month, day: profile.tax_year_start_day },
    };
    const asked = resolvePeriod(input.period, calendar);
    const beforeRange = periodBefore(input.period, calendar);
    const { figures, before, recent } = await readFigures(tx, actor, {
      asked,
      before: beforeRange,
      rules,
      askLast,
    });
    const period = input.period.kind === 'all' ? extentOrToday(figures, calendar) : asked;
    const currencies = currenciesOf([figures, before], profile.currency);
    const bucketUnit = bucketUnitFor(period);
    const covered = { ...figures, withHours: netWithHours(figures.earnings, figures.parts) };
    return {
      today: calendar.today,
      period,
      before: beforeRange,
      basis: profile.basis,
      hasCorrections: figures.earnings.some((sums) => sums.hasCorrections),
      workedSeconds: figures.workedSeconds,
      workedSecondsBefore: before?.workedSeconds ?? null,
      totals: currencies.map((currency) => totalsView(currency, figures, before)),
      platforms: platformViews(currencies, covered),
      bucketUnit,
      buckets: bucketViews(currencies, covered, {
        range: period,
        unit: bucketUnit,
        weekStart: profile.week_start,
      }),
      recent,
    };
  });
}

interface Asked {
  asked: DateRange;
  before: DateRange | null;
  rules: RateRules;
  askLast: AskLast;
}

interface ReadFigures {
  figures: StretchFigures;
  before: StretchFigures | null;
  recent: EarningView[];
}

async function readFigures(
  tx: Handle,
  actor: Actor,
  { asked, before, rules, askLast }: Asked,
): Promise<ReadFigures> {
  const { userId } = actor;
  const all = weeksAround({ from: before?.from ?? asked.from, to: asked.to });
  const [earnings, work, recent] = await askLast(() =>
    Promise.all([
      earningSums(tx, userId, { range: all, basis: rules.profile.basis }),
      sumWork(tx, userId, { range: all, reachDays: SPAN_REACH_DAYS }),
      recentEarnings(tx, actor, LIMITS.recentEarnings),
    ]),
  );
  const figuresOf = (range: DateRange) => {
    const weeks = { range: weeksAround(range), reachDays: SPAN_REACH_DAYS };
    return stretchFigures(
      { earnings: within(earnings, weeks.range), work: workWithin(work, weeks), range },
      rules,
    );
  };
  return { figures: figuresOf(asked), before: before && figuresOf(before), recent };
}

function weeksAround({ from, to }: DateRange): DateRange {
  return { from: addDays(from, -WEEK_REACH_DAYS), to: addDays(to, WEEK_REACH_DAYS) };
}

function within(earnings: readonly EarningSums[], { from, to }: DateRange): EarningSums[] {
  return earnings.filter(({ earnedOn }) => from <= earnedOn && earnedOn <= to);
}

function extentOrToday(figures: StretchFigures, { today }: Calendar): DateRange {
  return figures.extent ?? { from: today, to: today };
}

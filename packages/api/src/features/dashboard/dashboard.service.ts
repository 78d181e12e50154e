import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DashboardView, dashboardInput } from '@earntrack/contract';
import { inSnapshot } from '@earntrack/db';
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
import { sumWork } from './work-sums.queries.ts';
import { bucketViews, currenciesOf, platformViews, totalsView } from './dashboard.view.ts';
import { earningSums } from './earning-sums.ts';
import { type RateRules, type StretchFigures, type StretchSums, stretchFigures } from './stretch-figures.ts';

type DashboardInput = z.output<typeof dashboardInput>;

const RECENT_EARNINGS = 8;

/** How far work of another day can reach into a day: a whole stretch, and a day for time zones and cut-offs. */
export const SPAN_REACH_DAYS = MAX_WORK_SECONDS / 86_400 + 1;

/** Every figure of the overview, from one snapshot of the database. */
export function summarise(db: Handle, actor: Actor, input: DashboardInput): Promise<DashboardView> {
  return inSnapshot(db, async (tx) => {
    const profile = await requireProfile(tx, actor.userId);
    const platforms = await listPlatforms(tx, actor.userId, true);
    const rules: RateRules = { profile, platforms, sharedTime: input.sharedTime };
    const calendar: Calendar = {
      today: businessDayOf(actor.now.toISOString(), profile.time_zone),
      weekStart: profile.week_start,
      taxYearStart: { month: profile.tax_year_start_month, day: profile.tax_year_start_day },
    };
    const asked = resolvePeriod(input.period, calendar);
    const beforeRange = periodBefore(input.period, calendar);
    const sums = await readSums(tx, actor, { range: asked, rules });
    // What was before is on its way from the database while this is reckoned.
    const [sumsBefore, figures] = await Promise.all([
      beforeRange && readSums(tx, actor, { range: beforeRange, rules }),
      nextTurn().then(() => stretchFigures(sums, rules)),
    ]);
    const before = sumsBefore && stretchFigures(sumsBefore, rules);
    const period = input.period.kind === 'all' ? extentOrToday(figures, calendar) : asked;
    const currencies = currenciesOf([figures, before], profile.currency);
    const bucketUnit = bucketUnitFor(period);
    return {
      today: calendar.today,
      period,
      before: beforeRange,
      basis: profile.basis,
      hasCorrections: figures.earnings.some((sums) => sums.hasCorrections),
      workedSeconds: figures.workedSeconds,
      workedSecondsBefore: before?.workedSeconds ?? null,
      totals: currencies.map((currency) => totalsView(currency, figures, before)),
      platforms: platformViews(currencies, figures),
      bucketUnit,
      buckets: bucketViews(currencies, figures, {
        range: period,
        unit: bucketUnit,
        weekStart: profile.week_start,
      }),
      recent: await recentEarnings(tx, actor, RECENT_EARNINGS),
    };
  });
}

async function readSums(
  tx: Handle,
  actor: Actor,
  { range, rules }: { range: DateRange; rules: RateRules },
): Promise<StretchSums> {
  const weeks = { from: addDays(range.from, -WEEK_REACH_DAYS), to: addDays(range.to, WEEK_REACH_DAYS) };
  const work = await sumWork(tx, actor.userId, { range: weeks, reachDays: SPAN_REACH_DAYS });
  const earnings = await earningSums(tx, actor.userId, { range: weeks, basis: rules.profile.basis });
  return { earnings, work, range };
}

function extentOrToday(figures: StretchFigures, { today }: Calendar): DateRange {
  return figures.extent ?? { from: today, to: today };
}

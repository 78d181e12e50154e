import { ANALYTICS_FLOORS, type AnalyticsView, type analyticsInput } from '@earntrack/contract';
import { inSnapshot, type PlatformRow, type ProfileRow } from '@earntrack/db';
import {
  addDays,
  bucketUnitFor,
  businessDayOf,
  type Calendar,
  type Currency,
  type DateRange,
  resolvePeriod,
  startOfWeek,
  WEEK_REACH_DAYS,
} from '@earntrack/domain';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import {
  currenciesOf,
  SPAN_REACH_DAYS,
  type StretchFigures,
  stretchFigures,
  sumEarnings,
  sumWork,
  type WorkSums,
} from '../dashboard/index.ts';
import { recentEarnings } from '../earnings/index.ts';
import { listPlatforms } from '../platforms/index.ts';
import { requireProfile } from '../profile/index.ts';
import {
  countBins,
  type EarningScope,
  listProductNames,
  netQuantiles,
  sumComponents,
  sumTags,
} from './analytics.queries.ts';
import { currencyParts, type Report, reportView, type Spread } from './analytics.view.ts';
import { hourCells } from './hour-cells.ts';
import { roundEdges } from './spread-bins.ts';
import { worthOfWorked } from './worked-worth.ts';

type AnalyticsInput = z.output<typeof analyticsInput>;

/** Every figure of the page, from one snapshot of the database. */
export function report(db: Handle, actor: Actor, input: AnalyticsInput): Promise<AnalyticsView> {
  return inSnapshot(db, async (tx) => {
    const profile = await requireProfile(tx, actor.userId);
    const platforms = await listPlatforms(tx, actor.userId, true);
    const calendar = calendarOf(profile, actor.now);
    const asked = resolvePeriod(input.period, calendar);
    const stretch = await readStretch(tx, actor, { asked, profile, platforms });
    const today = { from: calendar.today, to: calendar.today };
    const period = input.period.kind === 'all' ? (stretch.figures.extent ?? today) : asked;
    const currencies = currenciesOf([stretch.figures], profile.currency);
    const currency = currencies.find((code) => code === input.currency) ?? currencies[0];
    const bucketUnit = bucketUnitFor(period);
    const [latest] = await recentEarnings(tx, actor, 1);
    return {
      today: calendar.today,
      period,
      bucketUnit,
      currencies: currencyParts(currencies, stretch.figures),
      report: currency
        ? reportView(await readReport(tx, actor, { scope: { range: asked, currency }, stretch }), {
            range: period,
            unit: bucketUnit,
            weekStart: profile.week_start,
          })
        : null,
      latestOn: latest?.earnedOn ?? null,
    };
  });
}

function calendarOf(profile: ProfileRow, now: Date): Calendar {
  return {
    today: businessDayOf(now.toISOString(), profile.time_zone),
    weekStart: profile.week_start,
    taxYearStart: { month: profile.tax_year_start_month, day: profile.tax_year_start_day },
  };
}

interface Stretch {
  asked: DateRange;
  profile: ProfileRow;
  platforms: readonly PlatformRow[];
}

interface ReadStretch extends Stretch {
  /** Those of the asked days. */
  figures: StretchFigures;
  /** Also of the rest of the weeks that the asked days touch. */
  weeks: StretchFigures;
  work: readonly WorkSums[];
}

async function readStretch(tx: Handle, actor: Actor, stretch: Stretch): Promise<ReadStretch> {
  const { asked, profile, platforms } = stretch;
  const range = { from: addDays(asked.from, -WEEK_REACH_DAYS), to: addDays(asked.to, WEEK_REACH_DAYS) };
  const earnings = await sumEarnings(tx, actor.userId, range);
  const work = await sumWork(tx, actor.userId, { range, reachDays: SPAN_REACH_DAYS });
  const rules = { profile, platforms, sharedTime: 'even' } as const;
  const figuresOf = (cut: DateRange) => stretchFigures({ earnings, work, range: cut }, rules);
  return { ...stretch, work, figures: figuresOf(asked), weeks: figuresOf(range) };
}

interface Wanted {
  scope: EarningScope;
  stretch: ReadStretch;
}

async function readReport(tx: Handle, actor: Actor, { scope, stretch }: Wanted): Promise<Report> {
  const components = await sumComponents(tx, actor.userId, scope);
  const ids = components.flatMap(({ productId }) => (productId === null ? [] : [productId]));
  const earningCount = components.reduce((sum, each) => sum + each.earningCount, 0);
  return {
    currency: scope.currency,
    figures: stretch.figures,
    components,
    earningCount,
    tags: components.some(({ isTagged }) => isTagged) ? await sumTags(tx, actor.userId, scope) : [],
    productNames: await listProductNames(tx, actor.userId, [...new Set(ids)]),
    cells: cellsOf(stretch, scope.currency),
    spread:
      earningCount < ANALYTICS_FLOORS.spread.earnings ? null : await readSpread(tx, actor.userId, scope),
  };
}

function cellsOf({ asked, profile, platforms, weeks, work }: ReadStretch, currency: Currency) {
  const byId = new Map(platforms.map((platform) => [platform.id, platform]));
  const worths = worthOfWorked(weeks.parts, (id, day) =>
    startOfWeek(day, byId.get(id)?.week_start ?? profile.week_start),
  );
  return hourCells(work, worths, {
    range: asked,
    currency,
    timeZone: profile.time_zone,
    cutoffMinutesOf: (id) => byId.get(id)?.day_cutoff_minutes ?? 0,
  });
}

async function readSpread(tx: Handle, ownerId: string, scope: EarningScope): Promise<Spread | null> {
  const quantiles = await netQuantiles(tx, ownerId, scope);
  if (!quantiles) return null;
  const { low, median, high } = quantiles;
  const edges = roundEdges(low, high, scope.currency);
  return { median, edges, bins: await countBins(tx, ownerId, { ...scope, edges }) };
}

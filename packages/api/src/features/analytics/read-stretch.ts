import type { periodInput } from '@earntrack/contract';
import type { PlatformRow, ProfileRow } from '@earntrack/db';
import {
  addDays,
  businessDayOf,
  type Calendar,
  type Currency,
  type DateRange,
  resolvePeriod,
  startOfWeek,
  WEEK_REACH_DAYS,
  type Work,
} from '@earntrack/domain';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import {
  earningSums,
  SPAN_REACH_DAYS,
  type StretchFigures,
  stretchFigures,
  sumWork,
} from '../dashboard/index.ts';
import { listPlatforms } from '../platforms/index.ts';
import { requireProfile } from '../profile/index.ts';
import type { HourRules } from './hour-cells.ts';
import { type WorkedWorth, worthOfWorked } from './worked-worth.ts';

/** The days that a period stands for, by the profile's calendar. */
export interface Asked {
  calendar: Calendar;
  asked: DateRange;
  profile: ProfileRow;
}

export interface ReadStretch extends Asked {
  platforms: readonly PlatformRow[];
  /** Those of the asked days. */
  figures: StretchFigures;
  /** Also of the rest of the weeks that the asked days touch. */
  weeks: StretchFigures;
  work: readonly Work[];
}

export async function readAsked(
  tx: Handle,
  actor: Actor,
  period: z.output<typeof periodInput>,
): Promise<Asked> {
  const profile = await requireProfile(tx, actor.userId);
  const calendar = calendarOf(profile, actor.now);
  return { calendar, asked: resolvePeriod(period, calendar), profile };
}

/** The same sums as those of the overview, so that a figure is the same in both places. */
export async function readStretch(
  tx: Handle,
  actor: Actor,
  period: z.output<typeof periodInput>,
): Promise<ReadStretch> {
  const [{ calendar, asked, profile }, platforms] = await Promise.all([
    readAsked(tx, actor, period),
    listPlatforms(tx, actor.userId, true),
  ]);
  const range = { from: addDays(asked.from, -WEEK_REACH_DAYS), to: addDays(asked.to, WEEK_REACH_DAYS) };
  const [earnings, work] = await Promise.all([
    earningSums(tx, actor.userId, { range, basis: profile.basis }),
    sumWork(tx, actor.userId, { range, reachDays: SPAN_REACH_DAYS }),
  ]);
  const rules = { profile, platforms, sharedTime: 'even' } as const;
  const figuresOf = (cut: DateRange) => stretchFigures({ earnings, work, range: cut }, rules);
  return { calendar, asked, profile, platforms, work, figures: figuresOf(asked), weeks: figuresOf(range) };
}

function calendarOf(profile: ProfileRow, now: Date): Calendar {
  return {
    today: businessDayOf(now.toISOString(), profile.time_zone),
    weekStart: profile.week_start,
    taxYearStart: { month: profile.tax_year_start_month, day: profile.tax_year_start_day },
  };
}

/** What the hours of each day were worth, in the weeks that the asked days touch. */
export function worthsOf({ profile, platforms, weeks }: ReadStretch): WorkedWorth[] {
  const byId = new Map(platforms.map((platform) => [platform.id, platform]));
  return worthOfWorked(weeks.parts, (id, day) =>
    startOfWeek(day, byId.get(id)?.week_start ?? profile.week_start),
  );
}

export function hourRulesOf({ asked, profile, platforms }: ReadStretch, currency: Currency): HourRules {
  const cutoffs = new Map(platforms.map((platform) => [platform.id, platform.day_cutoff_minutes]));
  return {
    range: asked,
    currency,
    timeZone: profile.time_zone,
    cutoffMinutesOf: (id) => cutoffs.get(id) ?? 0,
  };
}

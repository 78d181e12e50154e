import { addDays, addMonths, daysBetween, type LocalDate, type Weekday, weekdayOf } from '@earntrack/domain';

import { type OwedDay, weeklyPayouts } from './payout-story.ts';
import { Seeded } from './seeded.ts';
import type { EarningInput, PlatformStory, Span, StoryFile, WorkInput } from './story.ts';
import { amountOf, csvOf, instantAt, monthOf, percentOf, workingDays } from './story-words.ts';

interface Shift {
  day: LocalDate;
  startMinutes: number;
  minutes: number;
  baseCents: number;
  tipCents: number;
  bonusCents: number;
  cashCents: number;
  metres: number;
}

export interface UberStory extends PlatformStory {
  /** Evenings on which she was online, and when: others may fall into the same hours. */
  evenings: { day: LocalDate; startMinutes: number }[];
}

/** How likely she drives on a day of the week, in percent: weekends pay. */
const DRIVES: Readonly<Record<Weekday, number>> = { 1: 12, 2: 18, 3: 30, 4: 45, 5: 80, 6: 85, 7: 40 };
const FEE_PERCENT = 25;
/** From here on back, statements bring the earnings; after it they are typed. */
const TYPED_DAYS = 6;
const LATE_TIP_AGO = 12;
const LATE_TIP_CENTS = 650;
/** The last shift of the last statement: it is the later one, whatever the dice say. */
const LAST_STATED_AGO = TYPED_DAYS + 1;
const BEFORE_BREAK_MINUTES = 240;
const BREAK_MINUTES = 60;
const HEADER = [
  'platform',
  'date',
  'amount',
  'tips',
  'bonuses',
  'fees',
  'cash_collected',
  'hours',
  'clock',
  'currency',
  'id',
  'notes',
];

/** Evenings in a car: hours in the statements at first, then tracked from start to end; the last days are typed. */
export function tellUber(span: Span): UberStory {
  const seeded = new Seeded(7_002);
  const id = seeded.id(span.firstDay);
  const shifts = workingDays(span).flatMap((day) => shiftOn(day, span, seeded));
  const tracked = shifts.filter(({ day }) => day >= trackedFrom(span) && !isTyped(day, span));
  return {
    platform: {
      id,
      name: 'Uber',
      kind: 'rideshare',
      colour: 1,
      currency: 'EUR',
      dayCutoffMinutes: 240,
      weekStart: 1,
      expectedHourly: '14',
      catalogueKey: 'uber',
    },
    files: filesOf(span, shifts, seeded),
    earnings: shifts.filter(({ day }) => isTyped(day, span)).map((shift) => typedEarning(shift, id, seeded)),
    products: [],
    refunds: [],
    payouts: weeklyPayouts(span, shifts.map(owedOf), { platformId: id, currency: 'EUR', weekday: 2, seeded }),
    work: tracked.flatMap((shift) => stretchesOf(shift, id, seeded)),
    evenings: tracked.map(({ day, startMinutes }) => ({ day, startMinutes })),
  };
}

/** The tip that comes late is not in it: it is owed until it is paid. */
function owedOf({ day, baseCents, tipCents, bonusCents, cashCents }: Shift): OwedDay {
  const netCents = baseCents + tipCents + bonusCents - percentOf(baseCents, FEE_PERCENT);
  return { day, cents: netCents - cashCents };
}

function trackedFrom({ firstDay }: Span): LocalDate {
  return addMonths(firstDay, 9);
}

function isTyped(day: LocalDate, { today }: Span): boolean {
  return daysBetween(day, today) <= TYPED_DAYS;
}

/** More people in summer; on Fridays and Saturdays it goes on past midnight. */
function shiftOn(day: LocalDate, { today }: Span, seeded: Seeded): Shift[] {
  const weekday = weekdayOf(day);
  const ago = daysBetween(day, today);
  const isCertain = ago === LATE_TIP_AGO || ago === LAST_STATED_AGO;
  if (!seeded.chance(DRIVES[weekday]) && !isCertain) return [];
  const isNight = weekday === 5 || weekday === 6;
  const minutes = (isNight ? seeded.whole(20, 32) : seeded.whole(12, 20)) * 15;
  const isSummer = [6, 7, 8, 9].includes(monthOf(day));
  const hourlyCents = seeded.whole(1_700, 2_300) + (isNight ? 250 : 0) + (isSummer ? 300 : 0);
  const baseCents = Math.trunc((hourlyCents * minutes) / 60);
  return [
    {
      day,
      startMinutes: (isNight ? 19 : 17) * 60 + seeded.whole(0, 5) * 15,
      minutes,
      baseCents,
      tipCents: ago === LATE_TIP_AGO ? 0 : percentOf(baseCents, seeded.whole(0, 9)),
      bonusCents: isNight && seeded.chance(20) ? 1_200 : 0,
      cashCents: seeded.chance(14) ? seeded.whole(8, 30) * 100 : 0,
      metres: minutes * seeded.whole(280, 390),
    },
  ];
}

function filesOf(span: Span, shifts: readonly Shift[], seeded: Seeded): StoryFile[] {
  const { firstDay, today } = span;
  const file = (fileName: string, wanted: readonly Shift[]): StoryFile => ({
    importId: seeded.id(today),
    fileName,
    csv: csvOf(
      HEADER,
      wanted.map((shift) => cellsOf(shift, span)),
    ),
  });
  const between = (from: LocalDate, to: LocalDate) => shifts.filter(({ day }) => day >= from && day < to);
  const daysAgo = (days: number) => addDays(today, -days);
  const lately = between(daysAgo(21), daysAgo(TYPED_DAYS)).map((shift) =>
    daysBetween(shift.day, today) === LATE_TIP_AGO ? { ...shift, tipCents: LATE_TIP_CENTS } : shift,
  );
  return [
    file('uber-earnings-1.csv', between(firstDay, trackedFrom(span))),
    file('uber-earnings-2.csv', between(trackedFrom(span), daysAgo(LATE_TIP_AGO - 3))),
    file('uber-earnings-3-with-a-late-tip.csv', lately),
  ];
}

function cellsOf(shift: Shift, span: Span): string[] {
  const hasHours = shift.day < trackedFrom(span);
  const hours = `${Math.trunc(shift.minutes / 60)}:${String(shift.minutes % 60).padStart(2, '0')}`;
  return [
    'Uber',
    shift.day,
    amountOf(shift.baseCents),
    amountOf(shift.tipCents),
    amountOf(shift.bonusCents),
    amountOf(percentOf(shift.baseCents, FEE_PERCENT)),
    amountOf(shift.cashCents),
    hasHours ? hours : '',
    hasHours ? 'online' : '',
    'EUR',
    `trip-day-${shift.day}`,
    wordsOf(shift),
  ];
}

function wordsOf({ day, cashCents }: Shift): string {
  const name = weekdayOf(day) === 5 || weekdayOf(day) === 6 ? 'Night shift' : 'Evening';
  return cashCents > 0 ? `${name}, some in cash` : name;
}

function typedEarning(shift: Shift, platformId: string, seeded: Seeded): EarningInput {
  const { day, baseCents, tipCents, bonusCents, cashCents, minutes } = shift;
  return {
    id: seeded.id(day),
    platformId,
    earnedOn: day,
    currency: 'EUR',
    components: {
      base: amountOf(baseCents),
      tips: amountOf(tipCents),
      bonuses: amountOf(bonusCents),
      fees: amountOf(percentOf(baseCents, FEE_PERCENT)),
      cashCollected: amountOf(cashCents),
    },
    note: wordsOf(shift),
    hours: { clock: 'online', seconds: minutes * 60 },
    tags: [weekdayOf(day) >= 5 ? 'weekend' : 'weekday', 'airport'],
  };
}

/** Long nights have a break, so that some of them go on after midnight: still the evening's day, which ends at four. */
function stretchesOf(shift: Shift, platformId: string, seeded: Seeded): WorkInput[] {
  const { startMinutes, minutes, metres } = shift;
  const rest = minutes - BEFORE_BREAK_MINUTES;
  if (rest < BREAK_MINUTES) return [stretchOf(shift, platformId, seeded)];
  const restMetres = Math.trunc((metres * rest) / minutes);
  const resumedAt = startMinutes + BEFORE_BREAK_MINUTES + BREAK_MINUTES;
  return [
    { ...shift, minutes: BEFORE_BREAK_MINUTES, metres: metres - restMetres },
    { ...shift, startMinutes: resumedAt, minutes: rest, metres: restMetres },
  ].map((part) => stretchOf(part, platformId, seeded));
}

function stretchOf(
  { day, startMinutes, minutes, metres }: Shift,
  platformId: string,
  seeded: Seeded,
): WorkInput {
  return {
    id: seeded.id(day),
    platformIds: [platformId],
    clock: 'online',
    time: {
      kind: 'span',
      startedAt: instantAt(day, startMinutes),
      endedAt: instantAt(day, startMinutes + minutes),
    },
    otherClocks: { engaged: Math.trunc((minutes * 60 * 7) / 10) },
    distanceMetres: metres,
  };
}

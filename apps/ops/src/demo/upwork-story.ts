import { addDays, addMonths, type LocalDate, weekdayOf } from '@earntrack/domain';

import { Seeded } from './seeded.ts';
import type { PlatformStory, Span, StoryFile, WorkInput } from './story.ts';
import { amountOf, csvOf, monthOf, percentOf, workingDays } from './story-words.ts';

interface Line {
  day: LocalDate;
  id: number;
  type: string;
  description: string;
  cents: number;
}

const SUNDAY = 7;
const FEE_PERCENT = 10;
const FIRST_ID = 610_000_000;
const PROJECTS = ['Landing page', 'Report design', 'Data cleaning', 'Icon set', 'Shop texts'] as const;

/** Dollars from two steady clients and a project now and then; four downloads, which overlap, and one of which says it all again. */
export function tellUpwork(span: Span): PlatformStory {
  const seeded = new Seeded(7_001);
  const id = seeded.id(span.firstDay);
  const { lines, work } = livedWeeks(span, seeded, id);
  return {
    platform: {
      id,
      name: 'Upwork',
      kind: 'freelance',
      colour: 5,
      currency: 'USD',
      weekStart: 1,
      expectedHourly: '40',
      catalogueKey: 'upwork',
    },
    files: filesOf(span, lines, seeded),
    earnings: [],
    products: [],
    refunds: [],
    payouts: [],
    work,
  };
}

function livedWeeks(span: Span, seeded: Seeded, platformId: string): { lines: Line[]; work: WorkInput[] } {
  const lines: Line[] = [];
  const work: WorkInput[] = [];
  for (const day of workingDays(span)) {
    if (day.endsWith('-05')) lines.push(...monthEnd(day, lines));
    if (weekdayOf(day) !== SUNDAY || isQuiet(day, span, seeded)) continue;
    const seconds = weekOfWork({ day, seeded, platformId, work });
    lines.push(...withFee(invoiceOf({ day, seconds, span, nextId: nextId(lines) })));
    if (seeded.chance(24)) lines.push(...withFee(projectOf(day, seeded, nextId(lines))));
    if (seeded.chance(6)) lines.push(...withFee(bonusOf(day, seeded, nextId(lines))));
  }
  return { lines: [...lines, refundIn(span, lines)].toSorted((a, b) => (a.day < b.day ? -1 : 1)), work };
}

/** Clients rest in August, and one of them found nothing to do for five weeks. */
function isQuiet(day: LocalDate, { firstDay }: Span, seeded: Seeded): boolean {
  const gap = { from: addMonths(firstDay, 7), to: addDays(addMonths(firstDay, 7), 35) };
  if (day >= gap.from && day < gap.to) return true;
  return seeded.chance(monthOf(day) === 8 ? 60 : 8);
}

interface Week {
  day: LocalDate;
  seeded: Seeded;
  platformId: string;
  work: WorkInput[];
}

/** Records what was worked from Monday to Friday, in quarters of an hour; returns the seconds of it. */
function weekOfWork({ day, seeded, platformId, work }: Week): number {
  const monday = addDays(day, -6);
  const days = [0, 1, 2, 3, 4].filter(() => seeded.chance(55));
  const worked = (days.length === 0 ? [2] : days).map((offset) => ({
    workedOn: addDays(monday, offset),
    seconds: seeded.whole(8, 22) * 900,
  }));
  for (const stretch of worked) {
    work.push({
      id: seeded.id(stretch.workedOn),
      platformIds: [platformId],
      clock: 'engaged',
      time: { kind: 'duration', ...stretch },
    });
  }
  return worked.reduce((sum, { seconds }) => sum + seconds, 0);
}

interface Invoice {
  day: LocalDate;
  seconds: number;
  span: Span;
  nextId: number;
}

function invoiceOf({ day, seconds, span, nextId: id }: Invoice): Line {
  const hourlyCents = day < addMonths(span.firstDay, 9) ? 4_200 : 4_800;
  const quarters = seconds / 900;
  const hours = `${Math.trunc(quarters / 4)}:${String((quarters % 4) * 15).padStart(2, '0')}`;
  const description = `Invoice for Harbour Analytics, ${hours} hours`;
  return { day, id, type: 'Hourly', description, cents: (quarters * hourlyCents) / 4 };
}

function projectOf(day: LocalDate, seeded: Seeded, id: number): Line {
  const cents = seeded.whole(12, 46) * 2_500;
  return { day, id, type: 'Fixed Price', description: `${seeded.pick(PROJECTS)}, last milestone`, cents };
}

function bonusOf(day: LocalDate, seeded: Seeded, id: number): Line {
  return {
    day,
    id,
    type: 'Bonus',
    description: 'Bonus for a quick answer',
    cents: seeded.whole(2, 6) * 2_500,
  };
}

function withFee(line: Line): Line[] {
  const description = `Service Fee for ${line.type} - Ref ID ${line.id}`;
  const cents = -percentOf(line.cents, FEE_PERCENT);
  return [line, { day: line.day, id: line.id + 1, type: 'Service Fee', description, cents }];
}

function nextId(lines: readonly Line[]): number {
  return FIRST_ID + lines.length + 1;
}

/** Money goes to the bank once a month, whole tens of it, and the next month's Connects are bought. */
function monthEnd(day: LocalDate, before: readonly Line[]): Line[] {
  const balance = balanceOf(before);
  const sent = Math.trunc(balance / 1_000) * 1_000;
  const id = nextId(before);
  if (sent < 20_000) return [];
  return [
    { day, id, type: 'Withdrawal', description: 'Withdrawal to the bank', cents: -sent },
    { day, id: id + 1, type: 'Withdrawal Fee', description: 'Withdrawal fee', cents: -99 },
    { day, id: id + 2, type: 'Connects', description: 'Purchase of 20 Connects', cents: -300 },
  ];
}

/** One client was given part of the money back, four months ago. */
function refundIn({ today }: Span, lines: readonly Line[]): Line {
  const day = addMonths(today, -4);
  return { day, id: nextId(lines), type: 'Refund', description: 'Refund for Landing page', cents: -7_500 };
}

function balanceOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { cents }) => sum + cents, 0);
}

type Columns = readonly (keyof typeof CELLS)[];

const CELLS = {
  Date: ({ day }: Line) => longDate(day),
  'Ref ID': ({ id }: Line) => String(id),
  Type: ({ type }: Line) => type,
  Description: ({ description }: Line) => description,
  Amount: ({ cents }: Line) => amountOf(cents),
  Currency: () => 'USD',
} as const;

const FIRST_COLUMNS: Columns = ['Date', 'Ref ID', 'Type', 'Description', 'Amount', 'Currency'];
const OTHER_COLUMNS: Columns = ['Ref ID', 'Date', 'Amount', 'Type', 'Currency', 'Description'];

function longDate(day: LocalDate): string {
  const date = Temporal.PlainDate.from(day);
  return date.toLocaleString('en-US', { month: 'short', day: '2-digit', year: 'numeric' });
}

function filesOf({ firstDay, today }: Span, lines: readonly Line[], seeded: Seeded): StoryFile[] {
  const at = (months: number) => addMonths(firstDay, months);
  const file = (
    name: string,
    between: readonly [LocalDate, LocalDate],
    columns = FIRST_COLUMNS,
  ): StoryFile => {
    const [from, to] = between;
    const rows = lines.filter(({ day }) => day >= from && day < to).toReversed();
    const cells = rows.map((line) => columns.map((column) => CELLS[column](line)));
    return {
      importId: seeded.id(to),
      fileName: `upwork-transactions-${name}.csv`,
      csv: csvOf(columns, cells),
    };
  };
  return [
    file('1', [at(0), at(7)]),
    file('2', [at(6), at(13)]),
    file('2-again', [at(6), at(13)], OTHER_COLUMNS),
    file('3', [at(12), today]),
  ];
}

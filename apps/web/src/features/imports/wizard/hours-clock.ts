import type { Clock } from '@earntrack/domain';
import type { ColumnDescription } from '@earntrack/statements';
import type { ColumnChoice, ColumnUse, WizardState } from './column-uses.ts';
import { inWords } from './column-words.ts';
import {
  DOOR_TO_DOOR,
  HOURS,
  MINUTES,
  OF_WHOLE_SHIFTS,
  ONLINE,
  OVERTIME,
  PART_OF_HOURS,
} from './words/time-words.ts';

/** The clock that the name of a column of hours says; hours of which nobody says it were spent on jobs. */
export function clockNamed(name: string): Clock {
  if (DOOR_TO_DOOR.test(name)) return 'doorToDoor';
  return ONLINE.test(name) ? 'online' : 'engaged';
}

function waitingIn(name: string): number {
  return clockNamed(name) === 'online' ? 2 : Number(OF_WHOLE_SHIFTS.test(name));
}

/** What says how long rows took. */
const OF_HOURS: ReadonlySet<ColumnUse> = new Set<ColumnUse>(['hours', 'endTime', 'endDate']);

type Named = Pick<ColumnDescription, 'name' | 'samples' | 'signs'>;

/** True where one column has whole hours, and another the minutes beside them. */
function areHoursAndMinutes(columns: readonly Named[]): boolean {
  const minutes = columns.find(({ name }) => MINUTES.test(name));
  const isWhole = ({ samples }: Named) => samples.every((text) => /^\d{1,2}$/.test(text.trim()));
  return (
    minutes !== undefined && columns.every(isWhole) && minutes.samples.every((text) => Number(text) < 60)
  );
}

/** The places of columns of hours of which none has all: those of one would make the hourly rate better than it was. Empty where one has them. */
function partsOfHours(columns: readonly Named[], wanted: readonly (readonly ColumnUse[])[]): number[] {
  const isFilled = ({ samples, signs }: Named) =>
    signs.positive > 0 || samples.some((text) => /[1-9]/.test(text));
  const isBeside = ({ name }: Named, at: number) =>
    (OVERTIME.test(name) || MINUTES.test(name)) && (wanted[at]?.[0] ?? 'hours') === 'hours';
  const places = columns.flatMap((column, at) =>
    isFilled(column) && (wanted[at]?.includes('hours') || isBeside(column, at)) ? [at] : [],
  );
  const parts = columns.filter((_, at) => places.includes(at));
  const isPart = ({ name }: Named) => PART_OF_HOURS.test(name) || OVERTIME.test(name);
  return parts.length > 1 && (parts.every(isPart) || areHoursAndMinutes(parts)) ? places : [];
}

/** Labels of columns of hours of which none is read, because none has all. */
export function unreadHours(
  chosen: readonly Pick<ColumnChoice, 'label' | 'use'>[],
  columns: readonly Named[],
): string[] {
  if (chosen.some(({ use }) => OF_HOURS.has(use))) return [];
  const isOpen = (at: number) => chosen[at]?.use === 'none';
  const wanted = columns.map(({ name }, at): ColumnUse[] =>
    isOpen(at) && HOURS.test(inWords(name)) ? ['hours'] : ['none'],
  );
  return partsOfHours(columns, wanted).flatMap((at) => chosen[at]?.label ?? []);
}

/**
 * A row has the hours of one clock. Of several columns those online count, or else all that a shift took: with waiting in them, an hourly rate is
 * not made better than it was.
 */
export function withOnlineHours(
  columns: readonly Named[],
  wanted: readonly (readonly ColumnUse[])[],
): readonly (readonly ColumnUse[])[] {
  if (partsOfHours(columns, wanted).length > 0)
    return wanted.map((uses) => (uses[0] === 'hours' ? [] : uses));
  const waiting = wanted.map((uses, at) => (uses.includes('hours') ? waitingIn(columns[at]?.name ?? '') : 0));
  const most = Math.max(0, ...waiting);
  if (most === 0) return wanted;
  // What is hours by its name is no amount either, once other hours count.
  return wanted.map((uses, at) => (waiting[at] === most || uses[0] !== 'hours' ? uses : []));
}

/** The clock once columns are of other uses: where other hours count their name says it, unless a person did. */
export function clockOfColumns(
  { columns: before, clock, isClockSaid }: Pick<WizardState, 'columns' | 'clock' | 'isClockSaid'>,
  columns: readonly ColumnChoice[],
): Clock {
  const [from, to] = [hoursAt(before), hoursAt(columns)];
  return isClockSaid || from === to ? clock : clockNamed(nameAt(columns, to));
}

/** The clock of a saved mapping: a person said it where the name of the hours says another one. */
export function saidClock(
  columns: readonly ColumnChoice[],
  clock: Clock = 'engaged',
): Pick<WizardState, 'clock' | 'isClockSaid'> {
  return { clock, isClockSaid: clock !== clockNamed(nameAt(columns, hoursAt(columns))) };
}

function hoursAt(columns: readonly ColumnChoice[]): number {
  return columns.findIndex(({ use }) => use === 'hours');
}

function nameAt(columns: readonly ColumnChoice[], at: number): string {
  return inWords(columns[at]?.name ?? '');
}

import { bareCount, parseHours, SECONDS_OF, secondsOfClockInMinutes } from '../cells/hours-cell.ts';
import { unitInName } from '../cells/duration-unit.ts';
import type { DurationUnit } from '../preset.ts';
import { quoted } from '../problem.ts';
import type { SourceRow } from '../table/source-rows.ts';
import type { Decisions } from './decisions.ts';
import { plainReason, type Reason, reasonOfCell } from './reasons.ts';
import { inColumnsAt, joinTexts } from './row-texts.ts';
import { fromStartToEnd, type MomentDecisions } from './start-to-end.ts';

/** What a bare number in one column of breaks counts. */
export interface BreakUnit {
  unit: DurationUnit;
  /** The row that shows it; null where a mapping or the name of the column says it. */
  row: number | null;
}

/** By the index of each column of breaks that is settled. */
export type BreakUnits = ReadonlyMap<number, BreakUnit>;

/** What of the time from the start of a row to its end was not worked, in seconds; why the row is left out where that cannot be read. */
export type Breaks = { seconds: number; fault: null } | { seconds: null; fault: Reason };

/** Settles for each column of breaks what a bare number counts: what the mapping says, else its name, else all rows together. */
export function decideBreakUnits(
  rows: Iterable<SourceRow>,
  decisions: MomentDecisions & Pick<Decisions, 'labels'>,
): BreakUnits {
  const { layout, places } = decisions.match;
  const units = new Map<number, BreakUnit>();
  for (const index of places.text.breaks ?? []) {
    const said = layout.breaksIn ?? unitInName(decisions.labels[index] ?? '');
    const settled = said === null ? unitOfRows(rows, index, decisions) : { unit: said, row: null };
    if (settled) units.set(index, settled);
  }
  return units;
}

/** The unit that some row shows, where none shows the other one. */
function unitOfRows(rows: Iterable<SourceRow>, index: number, decisions: MomentDecisions): BreakUnit | null {
  const shownBy = new Map<DurationUnit, number>();
  for (const source of rows) {
    const count = bareCount(source.cells[index] ?? '');
    if (count === null || count === 0) continue;
    const unit = unitShown(count, fromStartToEnd(source, decisions) ?? 0);
    if (unit !== null && !shownBy.has(unit)) shownBy.set(unit, source.row);
  }
  const [only, ...others] = shownBy;
  return only && others.length === 0 ? { unit: only[0], row: only[1] } : null;
}

/** Nobody writes down a break of less than a minute, and none is as long as the work that it is in. */
function unitShown(count: number, workSeconds: number): DurationUnit | null {
  const fits = (unit: DurationUnit) => count * SECONDS_OF[unit] < workSeconds;
  if (count < 1) return fits('hours') ? 'hours' : null;
  return fits('minutes') && !fits('hours') ? 'minutes' : null;
}

/** The breaks of a row that took so many seconds from its start to its end. */
export function readBreaks(source: SourceRow, workSeconds: number, decisions: Decisions): Breaks {
  const columns = decisions.match.places.text.breaks ?? [];
  let seconds = 0;
  for (const index of columns) {
    const cell = joinTexts(source, decisions, [index]);
    const { unit = null } = decisions.breakUnits.get(index) ?? {};
    const read = parseHours(cell, unit ?? 'hours');
    const isOpen = unit === null && read !== 0 && bareCount(cell) !== null;
    if (read === null || isOpen) {
      const column = inColumnsAt(decisions.labels, [index]);
      const fault = reasonOfCell(cell, (what) => `${what} ${column} ${faultIn(cell, isOpen)}`);
      return { seconds: null, fault };
    }
    seconds += read;
  }
  if (seconds < workSeconds || seconds === 0) return { seconds, fault: null };
  const told = `${quoted(joinTexts(source, decisions, columns))} ${inColumnsAt(decisions.labels, columns)}`;
  return {
    seconds: null,
    fault: plainReason(`${told} is not shorter than the time from the start to the end`),
  };
}

function faultIn(cell: string, isOpen: boolean): string {
  if (isOpen) return 'may be minutes or hours: say what a number of breaks counts';
  if (secondsOfClockInMinutes(cell).length > 1)
    return 'may be hours and minutes, or minutes and seconds: write it like 0:45 h or 45 min';
  return 'is no break like 30 min, 0:30 or 0.5 h';
}

/** What becomes of breaks, for the person to check; none where no column of them is read. */
export function describeBreaks({ match, labels, breakUnits }: Decisions): string[] {
  const { breaks = [], hours, endDate, endTime } = match.places.text;
  const isCounted = (endDate ?? endTime) !== undefined;
  return breaks.map((index) => {
    const name = quoted(labels[index] ?? '');
    if (!isCounted) return `${name} is taken off nothing, for no column says when work ended.`;
    const { unit, row } = breakUnits.get(index) ?? { row: null };
    const counts = unit === undefined ? '' : `, and a number in it counts ${unit}`;
    const shown = row === null ? '' : `, as row ${row} shows`;
    const besides = hours === undefined ? '' : '; off hours that a row says itself nothing is taken';
    return `${name} is taken off the time from start to end${counts}${shown}${besides}.`;
  });
}

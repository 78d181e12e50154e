import { CLOCKS, type Clock, MAX_WORK_SECONDS, parseTypedDuration } from '@earntrack/domain';
import { normalised } from './header.ts';

const DURATION_LENGTH = 40;

/** Seconds of a cell of hours ("3.5", "3,5", "3:30"); 0 when it is empty or says zero, null when it is no duration. */
export function parseHours(cell: string): number | null {
  const text = cell.trim();
  if (text.length > DURATION_LENGTH) return null;
  if (/^[-–—]*$/.test(text) || /^0*[:.,]?0*(:0*)?$/.test(text)) return 0;
  return parseTypedDuration(text) ?? longDecimal(text);
}

/** Spreadsheets write a third of an hour with more digits than a person types. */
function longDecimal(text: string): number | null {
  if (!/^\d{1,3}[.,]\d{5,20}$/.test(text)) return null;
  const seconds = Math.round(Number(text.replace(',', '.')) * 3600);
  return seconds > 0 && seconds <= MAX_WORK_SECONDS ? seconds : null;
}

/** The clock that a cell names, "engaged" when it is empty, null when it names none. */
export function parseClock(cell: string): Clock | null {
  const name = normalised(cell).replaceAll(' ', '');
  if (name === '') return 'engaged';
  return CLOCKS.find((clock) => clock.toLowerCase() === name) ?? null;
}

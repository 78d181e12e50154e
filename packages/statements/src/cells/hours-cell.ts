import { CLOCKS, type Clock, MAX_WORK_SECONDS, parseTypedDuration } from '@earntrack/domain';
import { normalised } from '../header/header.ts';
import type { DurationUnit } from '../preset.ts';

const DURATION_LENGTH = 40;

/** A spreadsheet keeps a time as a part of a day of 24 hours. */
export const SECONDS_OF: Readonly<Record<DurationUnit, number>> = {
  hours: 3600,
  minutes: 60,
  seconds: 1,
  days: 86_400,
};

/** A number that does not say what it counts. */
const BARE = /^\d{1,6}(?:[.,]\d{1,20})?$/;

/**
 * Seconds of a cell of hours ("3.5", "3,5", "3:30"); 0 when it is empty or says zero, null when it is no duration. A bare number
 * counts the unit.
 */
export function parseHours(cell: string, unit: DurationUnit = 'hours'): number | null {
  const text = cell.trim();
  if (text.length > DURATION_LENGTH) return null;
  if (/^[-–—]*$/.test(text) || /^0*[:.,]?0*(:0*)?$/.test(text)) return 0;
  if (unit !== 'hours' && BARE.test(text)) return countOf(text, unit);
  return parseTypedDuration(text) ?? longDecimal(text) ?? withUnits(text);
}

/** What a bare number counts of a unit that it does not say; null for any other cell. */
export function bareCount(cell: string): number | null {
  const text = cell.trim();
  return BARE.test(text) ? Number(text.replace(',', '.')) : null;
}

/** Hours behind which their unit stands, minutes behind which theirs does, and parts of an hour each with its own. */
const IN_HOURS =
  /^(\d{1,3}(?:[.,]\d{1,20}|(?::[0-5]\d){1,2})?) ?(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore|uur|godz)\.?$/i;
/** As "1h30": the minutes go without their unit. */
const HOURS_AND_MINUTES = /^\d{1,3} ?h ?[0-5]\d$/i;
const MINUTE_WORD = 'm(?:in(?:ut(?:e[ns]?|os?|i|en))?s?)?\\.?';
/** With three digits behind the point or comma they may be thousands: nobody can tell. */
const IN_MINUTES = new RegExp(`^(\\d{1,5}(?:[.,](?!\\d{3}(?!\\d))\\d{1,20})?) ?${MINUTE_WORD}$`, 'i');
const IN_PARTS = new RegExp(
  `^(?:(\\d{1,3}) ?(?:h(?:(?:ou)?rs?|oras?|eures?)?|std|stunden?|ore|uur|godz)\\.?[ ,]*)?(?:(\\d{1,4}) ?${MINUTE_WORD}[ ,]*)?(?:(\\d{1,6}) ?s(?:e[ck](?:und(?:en|os?)|onds?)?s?)?\\.?)?$`,
  'i',
);
/** As programs write it to each other: "PT1H30M". */
const IN_LETTERS = /^PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6})S)?$/;
/** A clock with the unit of minutes: of three numbers the first are hours, and of two nobody can tell. */
const CLOCK_IN_MINUTES = new RegExp(`^(\\d{1,4}):([0-5]\\d)(?::([0-5]\\d))? ?${MINUTE_WORD}$`, 'i');
/** What "0:45 min" may say, in seconds: hours and minutes, or minutes and seconds. Empty for any other text. */
export function secondsOfClockInMinutes(cell: string): number[] {
  const text = cell.trim();
  const told = text.length <= DURATION_LENGTH ? CLOCK_IN_MINUTES.exec(text) : null;
  if (!told) return [];
  const [first = 0, second = 0, third] = told.slice(1).map((part) => (part ? Number(part) : undefined));
  if (third !== undefined) return [first * 3600 + second * 60 + third];
  const asMinutes = first * 60 + second;
  // As hours it would be longer than work may be.
  return asMinutes === 0 || asMinutes * 60 > MAX_WORK_SECONDS ? [asMinutes] : [asMinutes * 60, asMinutes];
}

function withUnits(text: string): number | null {
  const [, hours] = IN_HOURS.exec(text) ?? [];
  if (hours !== undefined) return parseHours(hours);
  const [, minutes] = IN_MINUTES.exec(text) ?? [];
  if (minutes !== undefined)
    return countOf(minutes, 'minutes') ?? (Number(minutes.replace(',', '.')) === 0 ? 0 : null);
  const [clock, ...others] = secondsOfClockInMinutes(text);
  if (clock !== undefined) return others.length === 0 && clock <= MAX_WORK_SECONDS ? clock : null;
  const parts = (IN_LETTERS.exec(text) ?? IN_PARTS.exec(text))?.slice(1);
  if (!parts?.some(Boolean)) return null;
  const [hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  const seconds = hour * 3600 + minute * 60 + second;
  return seconds <= MAX_WORK_SECONDS ? seconds : null;
}

/** True for hours that say so themselves, as "3.5h", "2h15" and "2 h 15 min". */
export function hasUnits(cell: string): boolean {
  const text = cell.trim();
  if (text.length > DURATION_LENGTH || !/^(?:\d|PT\d)/.test(text)) return false;
  const isTold = HOURS_AND_MINUTES.test(text) && parseTypedDuration(text) !== null;
  return isTold || withUnits(text) !== null || secondsOfClockInMinutes(text).length > 1;
}

/** True for a text that says how long something took, if only it were shorter. */
export function isDuration(cell: string): boolean {
  const text = cell.trim();
  const isCount = /^\d{1,12}(?:[.,]\d{1,20}|(?::[0-5]\d){1,2})?$/.test(text);
  if (isCount || [IN_HOURS, IN_MINUTES, HOURS_AND_MINUTES].some((form) => form.test(text))) return true;
  return text !== '' && (IN_PARTS.test(text) || IN_LETTERS.test(text));
}

/** Spreadsheets write a third of an hour with more digits than a person types. */
function longDecimal(text: string): number | null {
  return /^\d{1,3}[.,]\d{5,20}$/.test(text) ? countOf(text, 'hours') : null;
}

function countOf(text: string, unit: DurationUnit): number | null {
  const seconds = Math.round(Number(text.replace(',', '.')) * SECONDS_OF[unit]);
  return seconds > 0 && seconds <= MAX_WORK_SECONDS ? seconds : null;
}

/** The clock that a cell names, "engaged" when it is empty, null when it names none. */
export function parseClock(cell: string): Clock | null {
  const name = normalised(cell).replaceAll(' ', '');
  if (name === '') return 'engaged';
  return CLOCKS.find((clock) => clock.toLowerCase() === name) ?? null;
}

import { addDays, daysBetween, type LocalDate } from '@earntrack/domain';

import { HOME, type Span } from './story.ts';

/** An amount of whole cents as files and forms write it. */
export function amountOf(cents: number): string {
  const text = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** So many percent of whole cents, rounded to whole cents. */
export function percentOf(cents: number, percent: number): number {
  return Math.trunc((cents * percent + 50) / 100);
}

export function csvOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows].map((cells) => cells.map(cellOf).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function cellOf(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Every day of the story, without those on holiday. */
export function workingDays({ firstDay, today }: Span): LocalDate[] {
  const days = Array.from({ length: daysBetween(firstDay, today) }, (_, index) => addDays(firstDay, index));
  return days.filter((day) => !isHoliday(day, today));
}

/** What the story has to tell of its last months (a late tip, a refund) falls on no holiday, whatever day it is told on. */
const WITHOUT_HOLIDAYS_DAYS = 103;

/** Two weeks away, a season ago, and the days around a Christmas before that. */
function isHoliday(day: LocalDate, today: LocalDate): boolean {
  const ago = daysBetween(day, today);
  if (ago <= WITHOUT_HOLIDAYS_DAYS) return false;
  return ago <= WITHOUT_HOLIDAYS_DAYS + 14 || /-12-(2[4-9]|3[01])$/.test(day);
}

export function monthOf(day: LocalDate): number {
  return Number(day.slice(5, 7));
}

/** The instant at which clocks at home show so many minutes after the midnight with which `day` began. */
export function instantAt(day: LocalDate, minutes: number): string {
  const midnight = Temporal.PlainDate.from(day).toZonedDateTime(HOME.timeZone);
  return midnight.add({ minutes }).toInstant().toString();
}

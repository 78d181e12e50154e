import { addDays } from '@earntrack/domain';
import { dayText, type Form, picked } from './writer.ts';

/** A time of the day, "08:05:09". */
export function clock(seconds: number): string {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => padded(part)).join(':');
}

function padded(part: number): string {
  return String(Math.floor(part)).padStart(2, '0');
}

/** The same with twelve hours, "08:05:09 AM". */
export function clockOfHalves(seconds: number): string {
  const hour = Math.floor(seconds / 3600) % 24;
  return `${padded(hour % 12 || 12)}${clock(seconds % 86_400).slice(2)} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** A moment: what a clock shows, and how far that is from UTC. */
export interface Wall {
  day: string;
  /** Of the day. */
  second: number;
  /** Minutes. */
  offset: number;
}

const DAY = 86_400;

/** What a clock with another offset shows at the same moment. */
export function wallAt({ day, second, offset }: Wall, other: number): Wall {
  const there = second + (other - offset) * 60;
  const days = Math.floor(there / DAY);
  return { day: addDays(day as never, days), second: there - days * DAY, offset: other };
}

const parisTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** What a clock in Paris shows. */
export function wallInParis(moment: Wall): Wall {
  const { day, second } = wallAt(moment, 0);
  const there = Number(parisTime.format(new Date(`${day}T${clock(second)}Z`)));
  return wallAt(moment, ((there - Math.floor(second / 3600) + 24) % 24) * 60);
}

/** What the clock shows, in one of the ways in which exports write it. */
export function localText({ day, second }: Pick<Wall, 'day' | 'second'>, form: Form): string {
  return picked(
    [
      `${day} ${clock(second)}`,
      `${day}T${clock(second)}`,
      `${dayText(day, form)} ${clock(second)}`,
      `${dayText(day, form)} ${clockOfHalves(second)}`,
      `${dayText(day, form)}, ${clock(second)}`,
    ],
    form.moments,
  );
}

/** The same with its offset: "+0100", "+01:00 CET", " +0100 CET". */
export function zonedText(wall: Wall, form: Form): string {
  const minutes = Math.abs(wall.offset);
  const [sign, hours, rest] = [wall.offset < 0 ? '-' : '+', padded(minutes / 60), padded(minutes % 60)];
  const zone = picked([` ${sign}${hours}${rest}`, `${sign}${hours}:${rest}`], form.moments + form.columns);
  return `${localText(wall, form)}${zone}`;
}

import type { InstanceView } from '@earntrack/contract';
import { momentInWords } from '../../lib/days.ts';

const MS_PER_SECOND = 1_000;
const MS_PER_MINUTE = 60_000;

export interface Words {
  locale: string;
  timeZone: string;
}

export function countWords(value: number, locale: string, digits = 0): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

/** "0.4 ms", "12 ms", "1.5 s" or "2 min": as exact as anybody reads it. */
export function durationWords(ms: number, locale: string): string {
  if (ms >= MS_PER_MINUTE) return `${countWords(ms / MS_PER_MINUTE, locale, 1)} min`;
  if (ms >= MS_PER_SECOND) return `${countWords(ms / MS_PER_SECOND, locale, 2)} s`;
  return `${countWords(ms, locale, ms < 10 ? 1 : 0)} ms`;
}

/** A share of 1 as per cent. */
export function shareWords(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** A moment that passes quickly: "22:00:05". */
export function secondWords(atMs: number, { locale, timeZone }: Words): string {
  return new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'medium' }).format(atMs);
}

/** "3 runs" or "1 run". */
export function countedWords(count: number, name: string, locale: string): string {
  return `${countWords(count, locale)} ${name}${count === 1 ? '' : 's'}`;
}

/** Which process told it: its machine, and enough of its id to know it from another one there. */
export function instanceName({ host, id }: InstanceView): string {
  return `${host} (${id.slice(0, 8)})`;
}

/** What somebody has to know who reads figures of one process. */
export function instanceWords(instance: InstanceView, { locale, timeZone }: Words): string {
  const since = momentInWords(instance.startedAt, locale, timeZone);
  return `Of the instance ${instanceName(instance)} alone, version ${instance.version}, which began ${since}. Other instances, if there are any, count for themselves.`;
}

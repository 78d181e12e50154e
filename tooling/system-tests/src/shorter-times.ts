/**
 * Ten times shorter: how long something has to last, what is looked back on, and how long messages are collected. Limits stay as
 * they are. The faults that take minutes or days in production are tried so; what is promised in seconds is tried with the files
 * themselves, and the times of all rules by their unit tests.
 */
const FACTOR = 10;
const MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A file of rules. Scrapes come every five seconds at most, so nothing is looked back on for less than thirty. */
export function shorterRules(text: string): string {
  return text
    .replace(/(\bfor: )(\d+)([smhd])/g, (_, key: string, ...time) => key + shorter(time, 1_000))
    .replace(/\[(\d+)([smhd])\]/g, (_, ...time) => `[${shorter(time, 30_000)}]`)
    .replace(/^ +interval: .*\n/gm, '');
}

/** The configuration of Prometheus: everything is read and judged every two seconds. */
export function shorterScrapes(text: string): string {
  return text
    .replace(/(_interval: )\d+s/g, '$12s')
    .replace(/(scrape_timeout: )\d+s/g, '$12s')
    .replace(/(evaluation_interval: 2s)/, '$1\n  scrape_timeout: 2s');
}

/** The configuration of Alertmanager. */
export function shorterMessages(text: string): string {
  return text.replace(
    /\b(group_wait|group_interval): (\d+)([smhd])/g,
    (_, key: string, ...time) => `${key}: ${shorter(time, 1_000)}`,
  );
}

function shorter([count, unit]: unknown[], leastMs: number): string {
  if (count === '0') return '0s';
  return `${Math.max(leastMs, (Number(count) * MS[unit as keyof typeof MS]) / FACTOR)}ms`;
}

import { type Beacon, WEB_ERROR_KINDS, type WebVital } from '@earntrack/contract';
import { Counter, Histogram, type Registry } from 'prom-client';

/** What pages tell about themselves. Anybody can send it: good for how people fare, no proof of anything. */
export function browserMetrics(registers: Registry[]) {
  const vitals = vitalsOf(registers);
  const errors = new Counter({
    name: 'web_errors_total',
    help: 'Errors of pages by how they were noticed: a script threw, a promise was rejected, a screen fell',
    labelNames: ['kind'],
    registers,
  });
  for (const kind of WEB_ERROR_KINDS) errors.inc({ kind }, 0);
  return {
    told(beacon: Beacon) {
      for (const { name, screen, value } of beacon.vitals)
        vitals[name].observe({ screen }, name === 'CLS' ? value : value / 1000);
      for (const kind of beacon.errors) errors.inc({ kind });
    },
  };
}

/** The bounds of "good" and "poor" are among the buckets of each. */
function vitalsOf(registers: Registry[]): Record<WebVital['name'], Histogram> {
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name, help, labelNames: ['screen'], buckets, registers });
  return {
    LCP: histogram(
      'web_vital_lcp_seconds',
      'Largest contentful paint: until the main thing on a screen that was opened first was there',
      [0.5, 1, 1.5, 2, 2.5, 3, 4, 6, 10],
    ),
    INP: histogram(
      'web_vital_inp_seconds',
      'Interaction to next paint: the slowest reaction of a page to a tap or key',
      [0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2],
    ),
    CLS: histogram(
      'web_vital_cls',
      'Cumulative layout shift: how much a page moved under its reader',
      [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1],
    ),
  };
}

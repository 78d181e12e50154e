import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { SHED_REASONS, type ShedReason } from '../admission/fair-queue.ts';
import { WAIT_BUCKETS } from './latency-buckets.ts';

/** What is at the door at a moment, and the most that may be. */
export interface AtTheDoor {
  held: number;
  waiting: number;
  atOnce: number;
}

/** What is let in, what waits for that, and what was sent away because there was more than can be done. */
export function admissionMetrics(registers: Registry[]) {
  const shed = new Counter({
    name: 'requests_shed_total',
    help: 'Requests that were sent away with 503 before anything was done, since more was asked than can be worked on',
    labelNames: ['reason'],
    registers,
  });
  for (const reason of SHED_REASONS) shed.inc({ reason }, 0);
  const waits = new Histogram({
    name: 'admission_wait_seconds',
    help: 'Time that a request waited until it was let in, also where it was not',
    buckets: WAIT_BUCKETS,
    registers,
  });
  let read: (() => AtTheDoor) | null = null;
  new Gauge({
    name: 'admission_requests',
    help: 'What is worked on, a batch as its calls; requests that wait for that; and how much is worked on at most',
    labelNames: ['state'],
    registers,
    collect() {
      const { held, waiting, atOnce } = read?.() ?? { held: 0, waiting: 0, atOnce: 0 };
      this.set({ state: 'running' }, held);
      this.set({ state: 'waiting' }, waiting);
      this.set({ state: 'max' }, atOnce);
    },
  });
  return {
    shed: (reason: ShedReason) => shed.inc({ reason }),
    waited: (seconds: number) => waits.observe(seconds),
    /** Once for each server. */
    readFrom(source: () => AtTheDoor) {
      read = source;
    },
  };
}

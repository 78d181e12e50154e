import { Counter, type Registry } from 'prom-client';
import { SHED_REASONS, type ShedReason } from '../admission/fair-queue.ts';

/** What was sent away because there was more than can be done. */
export function shedMetrics(registers: Registry[]) {
  const shed = new Counter({
    name: 'requests_shed_total',
    help: 'Requests that were sent away with 503 before anything was done, since more was asked than can be worked on',
    labelNames: ['reason'],
    registers,
  });
  for (const reason of SHED_REASONS) shed.inc({ reason }, 0);
  return { count: (reason: ShedReason) => shed.inc({ reason }) };
}

import { REPLICA_RESULTS, type ReplicaResult } from '@earntrack/api/server';
import { Counter, type Registry } from 'prom-client';

/** Told where each report was read for which there is a replica. */
export function replicaMetrics(registers: Registry[]): (result: ReplicaResult) => void {
  const reads = new Counter({
    name: 'replica_reads_total',
    help: 'Reports that a replica was asked for: read there, or at the database since it lags or does not answer',
    labelNames: ['result'],
    registers,
  });
  for (const result of REPLICA_RESULTS) reads.inc({ result }, 0);
  return (result) => reads.inc({ result });
}

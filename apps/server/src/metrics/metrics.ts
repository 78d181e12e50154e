import type { Figures } from '@earntrack/api/server';
import type { PoolStats } from '@earntrack/db';
import { Registry } from 'prom-client';
import { FeatureTally } from '../feature-use/feature-tally.ts';
import { JobRecords } from '../jobs/job-records.ts';
import { admissionMetrics } from './admission-metrics.ts';
import { browserMetrics } from './browser-metrics.ts';
import { breakerMetrics, cacheMetrics } from './cache-metrics.ts';
import { databaseMetrics, poolMetrics } from './database-metrics.ts';
import { figureMetrics } from './figure-metrics.ts';
import { jobMetrics } from './job-metrics.ts';
import { procedureMetrics } from './procedure-metrics.ts';
import { processMetrics, streamMetrics } from './process-metrics.ts';
import { refusalMetrics } from './refusal-metrics.ts';
import { replicaMetrics } from './replica-metrics.ts';
import { requestMetrics } from './request-metrics.ts';

export type Metrics = ReturnType<typeof createMetrics>;

/** What is asked when somebody reads the metrics. */
export interface MetricSources {
  poolStats: () => PoolStats;
  countStreams: () => number;
  isCacheAway: () => boolean;
  /** Answers at once; null while nothing is known. */
  latestFigures: () => Figures | null;
}

/**
 * The figures of one server, under the names that dashboards and alerts ask for: docs/metrics.md has each. Labels are
 * bounded: no addresses, no users.
 */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  processMetrics(registry);
  const jobs = new JobRecords();
  return {
    registry,
    requests: requestMetrics(registers),
    procedures: procedureMetrics(registers),
    database: databaseMetrics(registers),
    watchJob: jobs.recording(jobMetrics(registers)),
    jobs,
    /** Kept by day in the database, and in no metric: procedures and screens have theirs. */
    features: new FeatureTally(),
    refusals: refusalMetrics(registers),
    admission: admissionMetrics(registers),
    browsers: browserMetrics(registers),
    answered: cacheMetrics(registers),
    replicaRead: replicaMetrics(registers),
    /** Once for each server, before anybody reads. */
    readFrom({ poolStats, countStreams, isCacheAway, latestFigures }: MetricSources) {
      poolMetrics(registers, poolStats);
      streamMetrics(registers, countStreams);
      breakerMetrics(registers, isCacheAway);
      figureMetrics(registers, latestFigures);
    },
  };
}

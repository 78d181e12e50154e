import { hostname } from 'node:os';
import type { Instance, KeptLogs } from '@earntrack/api/server';
import { IMPORT_RESULTS } from '@earntrack/contract';
import packageFile from '../../package.json' with { type: 'json' };
import type { Metrics } from '../metrics/metrics.ts';
import { EventLoopWatch } from './event-loop-watch.ts';
import { readMetric, sumOf } from './read-registry.ts';
import { readStatements } from './read-statements.ts';
import { readVitals } from './read-vitals.ts';
import type { RecentPeople } from './recent-people.ts';

interface InstanceParts {
  id: string;
  metrics: Pick<Metrics, 'registry' | 'jobs'>;
  people: RecentPeople;
  logs: KeptLogs | null;
}

/** What this process can tell operators of itself. */
export function createInstance({ id, metrics: { registry, jobs }, people, logs }: InstanceParts): Instance {
  const eventLoop = new EventLoopWatch();
  return {
    about: {
      id,
      host: hostname(),
      version: packageFile.version,
      startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    },
    vitals: () => readVitals(registry, eventLoop),
    statements: () => readStatements(registry),
    jobs: () => jobs.read(new Date()),
    async finishedImports() {
      const readings = await readMetric(registry, 'imports_finished_total');
      return IMPORT_RESULTS.map((result) => ({
        result,
        imports: sumOf(readings, (labels) => labels['result'] === result),
      }));
    },
    countRecentPeople: () => people.count(),
    logs,
  };
}

import type { Instance } from '../features/console/index.ts';

/** A process in which nothing happens, and that keeps no log. */
export function stillInstance(): Instance {
  return {
    about: { id: 'still', host: 'test', version: '0.0.0', startedAt: '2026-11-12T09:00:00.000Z' },
    vitals: async () => ({
      uptimeMs: 3_600_000,
      requests: 0,
      failures: 0,
      durations: [{ upToSeconds: null, requests: 0 }],
      cache: { hits: 0, misses: 0, others: 0 },
      eventLoop: { activeMs: 0, idleMs: 3_600_000, delayP99Ms: null },
      memory: { usedBytes: 1, limitBytes: 2 },
      pool: { total: 0, idle: 0, waiting: 0, max: 4 },
      streams: 0,
    }),
    statements: async () => [],
    jobs: () => [],
    finishedImports: async () => [],
    countRecentPeople: () => 0,
    logs: null,
  };
}

import { countInWords, secondsInWords, shareInWords } from '../operating/figures-in-words.ts';

/** How a row is judged: from `plan` on it has to be planned for, from `act` on something has to be done now. */
export interface Limit {
  name: string;
  /** Null where there is no such step. Neither counts itself: 80 % is still within 80 %. */
  plan: number | null;
  act: number | null;
  /** Where less is worse. */
  isLeast?: true;
  show: (value: number) => string;
  /** One sentence, for whoever has to do something. */
  advice: string;
}

const days = (count: number) => `${countInWords(Math.floor(count))} days`;
const megabits = (value: number) => `${countInWords(value)} Mbit/s`;

/**
 * The one table that everything is compared with. `plan` is when to scale; `act` are the limits of the alerts in
 * docker/prometheus/rules, which a test compares.
 */
export const LIMITS = {
  parts: {
    name: 'health',
    plan: null,
    act: 0,
    show: (count) => `${countInWords(count)} away`,
    advice:
      'Look at the part that does not answer: docs/runbook has DatabaseDown, RedisDown and CacheSetAside.',
  },
  cpu: {
    name: 'processor',
    plan: 0.75,
    act: 0.8,
    show: shareInWords,
    advice: 'Start another instance beside it, or find what got dearer (docs/runbook/CpuHigh.md).',
  },
  memory: {
    name: 'memory',
    plan: 0.8,
    act: 0.85,
    show: shareInWords,
    advice:
      'Give it more memory; where it only ever climbs, restart it and keep the curve (docs/runbook/MemoryHigh.md).',
  },
  eventLoop: {
    name: 'event loop, p99',
    plan: null,
    act: 0.2,
    show: secondsInWords,
    advice:
      'Something computes for long without a pause: find the procedure (docs/runbook/EventLoopBlocked.md).',
  },
  response: {
    name: 'response time, p95',
    plan: 0.5,
    act: 1,
    show: secondsInWords,
    advice:
      'Look at statements, pool and processor above and below; the slowest one is the cause (docs/runbook/SlowAnswers.md).',
  },
  errors: {
    name: 'errors',
    plan: null,
    act: 0.005,
    show: shareInWords,
    advice: 'Find them with "earntrack logs errors FILE…" (docs/runbook/ErrorRatioHigh.md).',
  },
  turnWait: {
    name: 'request queue, p95',
    plan: 0.1,
    act: null,
    show: secondsInWords,
    advice:
      'More is asked than is worked on at once: start another instance beside it, or find what got dearer (docs/runbook/QueueWaitLong.md).',
  },
  poolUsed: {
    name: 'pool in use',
    plan: 0.8,
    act: null,
    show: shareInWords,
    advice: 'Raise DB_POOL_SIZE where the database has cores to spare, or start another instance.',
  },
  poolWaiting: {
    name: 'waiting for the pool',
    plan: null,
    act: 0,
    show: countInWords,
    advice:
      'Find what holds the connections: a lock, a slow statement, an open transaction (docs/runbook/PoolExhausted.md).',
  },
  poolWait: {
    name: 'wait for the pool, p95',
    plan: null,
    act: 0.1,
    show: secondsInWords,
    advice:
      'Add an instance, or make the slow statements quicker that hold connections (docs/runbook/PoolWaitLong.md).',
  },
  queries: {
    name: 'statements, p95',
    plan: 0.2,
    act: 0.5,
    show: secondsInWords,
    advice: 'Look at the slowest statements, then at locks and dead rows (docs/runbook/SlowQueries.md).',
  },
  cacheHits: {
    name: 'cache hits',
    plan: 0.8,
    act: null,
    isLeast: true,
    show: shareInWords,
    advice:
      'Give Redis more memory where it evicts; just after a restart it is expected (docs/runbook/CacheHitsLow.md).',
  },
  jobs: {
    name: 'jobs, runs missed',
    plan: null,
    act: 2,
    show: countInWords,
    advice:
      'Read the log for the job that fails: nothing is swept, or nobody is reminded. Read-only mode lets sweeps wait.',
  },
  network: {
    name: 'network',
    plan: 500,
    act: null,
    show: megabits,
    advice: 'Put a CDN before the pages, or find the answers that are too large.',
  },
  disk: {
    name: 'disk',
    plan: 0.8,
    act: 0.9,
    show: shareInWords,
    advice:
      'Remove what can be made again, or make it larger; never touch pg_wal by hand (docs/runbook/DiskAlmostFull.md).',
  },
  certificate: {
    name: 'certificate',
    plan: null,
    act: 14,
    isLeast: true,
    show: days,
    advice:
      'Renew it, then see that the running proxy shows the new one (docs/runbook/CertificateExpiring.md).',
  },
  backup: {
    name: 'verified backup',
    plan: null,
    act: 26 * 3_600,
    show: secondsInWords,
    advice: 'Make one and prove it now; put off risky changes until then (docs/runbook/BackupTooOld.md).',
  },
  oldYears: {
    name: 'earnings of old years',
    plan: 1_000_000,
    act: null,
    show: countInWords,
    advice:
      'They stand in the indexes in which people work: put them away with "earntrack maintenance archive-years --before YEAR" (docs/how-to/keep-it-well.md).',
  },
  setAside: {
    name: 'set aside by restores',
    plan: 0,
    act: null,
    show: countInWords,
    advice:
      'It takes disk and holds people who may be gone since: drop it once nothing is missed (docs/how-to/back-up-and-restore.md).',
  },
  connections: {
    name: 'connections',
    plan: 0.75,
    act: 0.8,
    show: shareInWords,
    advice:
      'End what is idle and not ours; instances times DB_POOL_SIZE have to fit (docs/runbook/ConnectionsNearMax.md).',
  },
  transaction: {
    name: 'oldest transaction',
    plan: 60,
    act: 300,
    show: secondsInWords,
    advice:
      'Nothing that died since can be cleaned up: ask whose it is, or end it with select pg_terminate_backend(PID).',
  },
  lockWait: {
    name: 'wait for a lock',
    plan: 5,
    act: 30,
    show: secondsInWords,
    advice: 'End the one that holds it with select pg_terminate_backend(PID): it is rolled back whole.',
  },
  transactionIds: {
    name: 'transaction ids',
    plan: 400_000_000,
    act: 1_000_000_000,
    show: countInWords,
    advice:
      'Run "earntrack maintenance vacuum" and find out why PostgreSQL does not do so by itself: writes stop near 2,000,000,000.',
  },
  slowStatement: {
    name: 'slowest statement, mean',
    plan: 0.2,
    act: 0.5,
    show: secondsInWords,
    advice: 'Look at its plan with explain (analyze, buffers); an index that is missing is a migration.',
  },
  sequentialScans: {
    name: 'whole large tables read',
    plan: 0.01,
    act: null,
    show: (share) => `${shareInWords(share)} of scans`,
    advice:
      'An index is missing: find the statement among the slowest, and add one that begins with user_id by a migration.',
  },
  unusedIndexes: {
    name: 'indexes nobody reads',
    plan: 0,
    act: null,
    show: countInWords,
    advice: 'Each costs every write: see that no replica reads it, then drop it by a migration.',
  },
  invalidIndexes: {
    name: 'indexes not valid',
    plan: null,
    act: 0,
    show: countInWords,
    advice:
      'A build did not end and its rest costs every write: run "earntrack maintenance reindex --table TABLE".',
  },
  emptyRoom: {
    name: 'empty room in an index',
    plan: 0.5,
    act: null,
    show: shareInWords,
    advice:
      'Every look reads it too: run "earntrack maintenance reindex --table TABLE", beside people at work (docs/how-to/keep-it-well.md).',
  },
  deadRows: {
    name: 'dead rows',
    plan: 0.2,
    act: 0.4,
    show: shareInWords,
    advice:
      'Run "earntrack maintenance vacuum --table TABLE"; where they stay, an old transaction holds them.',
  },
  vacuumed: {
    name: 'last vacuum',
    plan: 30 * 86_400,
    act: null,
    show: secondsInWords,
    advice: 'Run "earntrack maintenance vacuum --table TABLE", and see that autovacuum is on.',
  },
  statistics: {
    name: 'changed since analyze',
    plan: 0.2,
    act: null,
    show: shareInWords,
    advice: 'Plans may be wrong: run "earntrack maintenance statistics".',
  },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

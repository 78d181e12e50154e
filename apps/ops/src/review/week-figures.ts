import type { FigureSpec } from './figure-spec.ts';

const PROMETHEUS = 'only Prometheus knows it, and none was named (PROMETHEUS_URL), or it holds none';
const LOGS = 'only the log knows it, and no folder of it was named (LOG_DIR), or it holds none';
const EITHER =
  'neither Prometheus (PROMETHEUS_URL) nor a folder of log (LOG_DIR) was named, or it holds none';
const DATABASE = 'the database knows it, and was not read';

/** What a week is judged by, with the limits of docs/runbook: the targets to look at, the thresholds of alerts to act on. */
export const FIGURES = {
  requests: {
    part: 'Answers',
    title: 'Requests',
    kind: 'count',
    better: 'neither',
    notice: 1,
    todo: '',
    from: EITHER,
  },
  failureRatio: {
    part: 'Answers',
    title: 'Answers that failed through us',
    kind: 'share',
    better: 'less',
    look: 0.001,
    act: 0.005,
    notice: 0.0005,
    todo: 'See which below, and their causes with "earntrack logs errors"; 99.9 % is promised.',
    from: EITHER,
  },
  p50: {
    part: 'Answers',
    title: 'Half of the answers within',
    kind: 'seconds',
    better: 'less',
    notice: 0.05,
    todo: 'See the slowest below.',
    from: EITHER,
  },
  p95: {
    part: 'Answers',
    title: '95 of 100 answers within',
    kind: 'seconds',
    better: 'less',
    look: 0.5,
    act: 1,
    notice: 0.1,
    todo: 'See the slowest below, then docs/runbook/SlowAnswers.md.',
    from: EITHER,
  },
  p99: {
    part: 'Answers',
    title: '99 of 100 answers within',
    kind: 'seconds',
    better: 'less',
    look: 1,
    notice: 0.25,
    todo: 'See the slowest below: a few are far slower than the rest.',
    from: EITHER,
  },
  peopleAffected: {
    part: 'Answers',
    title: 'People who met a failure of ours',
    kind: 'count',
    better: 'less',
    notice: 3,
    todo: 'Ask one of them what became of what they did; "earntrack logs request" tells a request as a story.',
    from: LOGS,
  },
  turnWait: {
    part: 'Answers',
    title: 'Waited for their turn, 95 of 100 times',
    kind: 'seconds',
    better: 'less',
    look: 0.02,
    act: 0.1,
    notice: 0.02,
    todo: 'More was asked than is worked on at once: docs/runbook/QueueWaitLong.md.',
    from: PROMETHEUS,
  },
  sentAway: {
    part: 'Answers',
    title: 'Sent away, since too many waited',
    kind: 'count',
    better: 'less',
    look: 0,
    notice: 5,
    todo: 'Nothing of theirs was done, and they were told to come again: docs/runbook/QueueWaitLong.md.',
    from: EITHER,
  },
  queryP95: {
    part: 'Database',
    title: '95 of 100 statements within',
    kind: 'seconds',
    better: 'less',
    look: 0.1,
    act: 0.5,
    notice: 0.02,
    todo: 'See the slowest kinds below, then docs/runbook/SlowQueries.md.',
    from: PROMETHEUS,
  },
  databaseErrors: {
    part: 'Database',
    title: 'Statements that failed',
    kind: 'count',
    better: 'less',
    look: 0,
    notice: 5,
    todo: '"earntrack logs database" says which faults.',
    from: EITHER,
  },
  poolWait: {
    part: 'Database',
    title: 'Waited for a connection, 95 of 100 times',
    kind: 'seconds',
    better: 'less',
    look: 0.02,
    act: 0.1,
    notice: 0.02,
    todo: 'See docs/runbook/PoolWaitLong.md.',
    from: PROMETHEUS,
  },
  cacheHits: {
    part: 'Database',
    title: 'Answers that were kept already',
    kind: 'share',
    better: 'more',
    look: 0.8,
    notice: 0.1,
    todo: 'See docs/runbook/CacheHitsLow.md; where few people look, few answers are asked twice.',
    from: PROMETHEUS,
  },
  cpu: {
    part: 'Machine',
    title: 'Of a core, in the busiest hour',
    kind: 'share',
    better: 'less',
    look: 0.6,
    act: 0.8,
    notice: 0.1,
    todo: 'Another server beside it shares the work: docs/runbook/CpuHigh.md.',
    from: PROMETHEUS,
  },
  memory: {
    part: 'Machine',
    title: 'Of its memory, at most',
    kind: 'share',
    better: 'less',
    look: 0.7,
    act: 0.85,
    notice: 0.1,
    todo: 'See docs/runbook/MemoryHigh.md.',
    from: PROMETHEUS,
  },
  disk: {
    part: 'Machine',
    title: 'Of the fullest disk',
    kind: 'share',
    better: 'less',
    look: 0.8,
    act: 0.9,
    notice: 0.05,
    todo: 'Make room before the database has none: docs/runbook/DiskAlmostFull.md.',
    from: PROMETHEUS,
  },
  restarts: {
    part: 'Machine',
    title: 'Starts of a server',
    kind: 'count',
    better: 'less',
    notice: 3,
    todo: 'More than the deployments explain: docs/runbook/ServerRestarted.md.',
    from: PROMETHEUS,
  },
  jobsFailed: {
    part: 'Machine',
    title: 'Jobs that failed',
    kind: 'count',
    better: 'less',
    look: 0,
    notice: 1,
    todo: '"earntrack logs errors" has the cause, as sweep_failed or reminder_failed.',
    from: EITHER,
  },
  newAccounts: {
    part: 'People',
    title: 'New accounts',
    kind: 'count',
    better: 'neither',
    notice: 1,
    todo: '',
    from: DATABASE,
  },
  signIns: {
    part: 'People',
    title: 'Sign-ins',
    kind: 'count',
    better: 'neither',
    notice: 1,
    todo: '',
    from: DATABASE,
  },
  failedSignIns: {
    part: 'People',
    title: 'Sign-ins that were refused',
    kind: 'count',
    better: 'less',
    notice: 20,
    todo: '"earntrack audit security" says when, at which step and from how many networks.',
    from: EITHER,
  },
  recordedImports: {
    part: 'People',
    title: 'Statements that were recorded',
    kind: 'count',
    better: 'neither',
    notice: 1,
    todo: '',
    from: DATABASE,
  },
  failedImports: {
    part: 'People',
    title: 'Statements that failed through us',
    kind: 'count',
    better: 'less',
    look: 0,
    notice: 1,
    todo: 'Somebody could not record a file: find the request with "earntrack logs errors".',
    from: PROMETHEUS,
  },
  refusedCalls: {
    part: 'People',
    title: 'Calls refused as too many',
    kind: 'count',
    better: 'less',
    notice: 100,
    todo: 'A program that asks too often, or a limit that is too low: RATE_LIMIT_PER_MINUTE.',
    from: EITHER,
  },
  deployments: {
    part: 'Changes and incidents',
    title: 'Deployments',
    kind: 'count',
    better: 'neither',
    notice: 1,
    todo: '',
    from: DATABASE,
  },
  failedDeployments: {
    part: 'Changes and incidents',
    title: 'Deployments that failed or were rolled back',
    kind: 'count',
    better: 'less',
    look: 0,
    notice: 1,
    todo: '"earntrack release list" has their notes; docs/runbook/DeploymentFailed.md.',
    from: DATABASE,
  },
  incidentMinutes: {
    part: 'Changes and incidents',
    title: 'Time under an incident',
    kind: 'minutes',
    better: 'less',
    look: 0,
    notice: 10,
    todo: 'Read the reports: what follows from them is work of this week.',
    from: DATABASE,
  },
} as const satisfies Record<string, FigureSpec>;

export type FigureName = keyof typeof FIGURES;
export const FIGURE_NAMES = Object.keys(FIGURES) as FigureName[];

/** Something among several, by how long it took or how often it was. */
export interface Listed {
  name: string;
  value: number;
  times: number;
}

export type ListName = 'slowest' | 'errors' | 'queries';

export interface Week {
  values: Partial<Record<FigureName, number>>;
  lists: Partial<Record<ListName, readonly Listed[]>>;
}

/** What one source says of a week and of the one before, which is null where it does not reach back so far. */
export interface TwoWeeks {
  source: string;
  now: Week;
  before: Week | null;
  /** What has to be known to read its figures. */
  remarks: readonly string[];
}

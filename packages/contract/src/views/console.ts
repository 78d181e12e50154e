import { z } from 'zod';
import { FEATURE_KINDS, IMPORT_RESULTS } from '../console-words.ts';
import { instantView, dateView } from './fields.ts';

/** Which of perhaps several processes answered. */
export const instanceView = z.object({
  id: z.string().describe('Made when the process began, and gone with it'),
  host: z.string(),
  version: z.string(),
  startedAt: instantView,
});
export type InstanceView = z.output<typeof instanceView>;

export const restartView = z.object({ instanceId: z.string().describe('The process that was asked to end') });
export type RestartView = z.output<typeof restartView>;

/** What one process has counted since it began: whoever asks twice knows what happened in between. */
export const vitalsView = z.object({
  instance: instanceView,
  uptimeMs: z.number().describe('By a clock that nobody sets'),
  requests: z.int().describe('Answered, without those that only ask how the server is'),
  failures: z.int().describe('Of these, the ones that failed through us'),
  durations: z
    .array(z.object({ upToSeconds: z.number().nullable(), requests: z.int() }))
    .describe(
      'How many requests took at most so long, each with all that were quicker; null for all of them',
    ),
  cache: z.object({ hits: z.int(), misses: z.int(), others: z.int() }),
  eventLoop: z.object({
    activeMs: z.number(),
    idleMs: z.number(),
    delayP99Ms: z.number().nullable().describe('Since it was last asked for; null the first time'),
  }),
  memory: z.object({ usedBytes: z.number(), limitBytes: z.number() }),
  pool: z.object({ total: z.int(), idle: z.int(), waiting: z.int(), max: z.int() }),
  streams: z.int().describe('Pages and programs that wait for changes'),
});
export type VitalsView = z.output<typeof vitalsView>;

export const statementFiguresView = z.object({
  query: z.string().describe('What it does and the table it names first, or its text without values'),
  calls: z.int(),
  meanMs: z.number(),
  p95Ms: z.number().nullable().describe('Null where only PostgreSQL has measured: it keeps no distribution'),
  maxMs: z.number().nullable().describe('Null where only this process has measured'),
  totalMs: z.number(),
});
export type StatementFiguresView = z.output<typeof statementFiguresView>;

export const slowQueriesView = z.object({
  source: z.enum(['pg_stat_statements', 'instance']),
  since: instantView.nullable().describe('Null where PostgreSQL does not say since when it has counted'),
  instance: instanceView,
  statements: z.array(statementFiguresView).describe('Those that took the most time in all come first'),
});
export type SlowQueriesView = z.output<typeof slowQueriesView>;

export const jobView = z.object({
  name: z.string(),
  everySeconds: z.int(),
  isRunning: z.boolean(),
  lastStartedAt: instantView.nullable(),
  lastResult: z.enum(['succeeded', 'failed']).nullable(),
  lastDurationMs: z.number().nullable(),
  lastSuccessAt: instantView.nullable(),
  nextAt: instantView.nullable().describe('Null where it has not run yet'),
  runs: z.int(),
  failures: z.int(),
});
export type JobView = z.output<typeof jobView>;

export const jobsView = z.object({ instance: instanceView, jobs: z.array(jobView) });
export type JobsView = z.output<typeof jobsView>;

export const importFiguresView = z.object({
  days: z.int().describe('So many days back, today among them'),
  byDay: z.array(z.object({ day: dateView, recorded: z.int(), cancelled: z.int(), open: z.int() })),
  underWay: z.int().describe('Begun within the hour, neither recorded nor cancelled'),
  stuck: z.int().describe('Begun longer ago and not ended; swept a day after they began'),
  oldestOpenAt: instantView.nullable(),
  finishedHere: z.array(z.object({ result: z.enum(IMPORT_RESULTS), imports: z.int() })),
  instance: instanceView,
});
export type ImportFiguresView = z.output<typeof importFiguresView>;

export const sessionFiguresView = z.object({
  open: z.int().describe('Browsers that are signed in'),
  peopleDay: z.int().describe('People of whom a browser or program was seen within a day'),
  peopleWeek: z.int(),
  peopleFiveMinutes: z.int().describe('People who asked the process that answered for something'),
  instance: instanceView,
});
export type SessionFiguresView = z.output<typeof sessionFiguresView>;

export const featureUseView = z.object({
  days: z.array(dateView).describe('The last of them is today, of UTC'),
  features: z
    .array(
      z.object({
        kind: z.enum(FEATURE_KINDS),
        name: z.string(),
        uses: z.array(z.int()).describe('One for each day'),
        total: z.int(),
      }),
    )
    .describe('Those used most come first, as many of each kind as are shown'),
});
export type FeatureUseView = z.output<typeof featureUseView>;

export const logErrorsView = z.object({
  isKept: z.boolean().describe('False where this process keeps no files of its log'),
  isWhole: z.boolean().describe('False where more was written than is read at once: the newest was'),
  since: instantView.nullable().describe('Of the oldest line that was read'),
  groups: z
    .array(
      z.object({
        type: z.string(),
        times: z.int(),
        lastAt: instantView,
        lastPlace: z.string(),
        lastRequestId: z.string().nullable(),
      }),
    )
    .describe('The latest first'),
  instance: instanceView,
});
export type LogErrorsView = z.output<typeof logErrorsView>;

export const logStoryView = z.object({
  isKept: z.boolean(),
  isWhole: z.boolean(),
  lines: z.array(z.object({ at: instantView, level: z.string(), message: z.string(), rest: z.string() })),
  instance: instanceView,
});
export type LogStoryView = z.output<typeof logStoryView>;

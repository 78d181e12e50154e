import { countInWords, secondsInWords, shareInWords } from '../operating/figures-in-words.ts';
import { bucketsOf, quantileOf } from './histogram.ts';
import { type Measurement, unknown } from './judge.ts';
import type { LimitName } from './limits.ts';
import { type Labels, type Samples, sumOf } from './samples.ts';
import type { Reading } from './server-reading.ts';

export interface Readings {
  first: Reading;
  second: Reading;
}

/** A percentile or a ratio of fewer says nothing. */
const LEAST = 20;
/** What the alert asks for: every two seconds one, for ten minutes. */
const LEAST_OF_CACHE = 300;
/** Below it a ratio tells of one failure. */
const LEAST_FAILURES = 2;
/** How often each runs, in seconds. */
const JOBS: Readonly<Record<string, number>> = { sweep: 3_600, reminders: 60 };

const NOT_TOLD = 'the server does not tell it';
const BACKUPS_ABSENT = 'not there yet: this server knows of no verified backup';

/** Health checks and scrapes are no answers to people. */
const isForPeople = ({ route = '' }: Labels) => !/^(?:\/metrics|\/health.*|\/api\/v1\/health)$/.test(route);
const isAnything = () => true;

/** Everything that two readings of one server tell. */
export function measureServer(readings: Readings): Measurement[] {
  return [
    measureParts(readings),
    measureProcessor(readings),
    measureMemory(readings),
    measureEventLoop(readings),
    measurePercentile(readings, 'response', { name: 'http_request_duration_seconds', fits: isForPeople }),
    measureErrors(readings),
    measurePercentile(readings, 'turnWait', { name: 'admission_wait_seconds', fits: isAnything }),
    ...measurePool(readings),
    measurePercentile(readings, 'poolWait', { name: 'db_pool_wait_seconds', fits: isAnything }),
    measurePercentile(readings, 'queries', { name: 'db_query_duration_seconds', fits: isAnything }),
    measureCache(readings),
    measureJobs(readings.second),
    measureBackup(readings.second),
  ];
}

function measureParts({ second: { health } }: Readings): Measurement {
  const { database, redis, cache } = health.services;
  const away = [database === 'disconnected', redis === 'disconnected', cache === 'degraded'];
  const basis = `database ${database}, Redis ${redis}, cache ${cache}; version ${health.version}, up for ${secondsInWords(health.uptime)}`;
  return { of: 'parts', value: away.filter(Boolean).length, basis };
}

function measureProcessor({ first, second }: Readings): Measurement {
  const [before, after] = [first, second].map(({ samples }) => sumOf(samples, 'process_cpu_seconds_total'));
  if (typeof before !== 'number' || typeof after !== 'number') return unknown('cpu', NOT_TOLD);
  const seconds = secondsBetween({ first, second });
  // It answers with one core, however many there are; its container may leave it a part of one.
  const cores = Math.min(1, sumOf(second.samples, 'process_cpu_limit_cores') ?? 1);
  const part = cores < 1 ? `of the ${shareInWords(cores)} of a core that its container may use` : 'of a core';
  return {
    of: 'cpu',
    value: (after - before) / seconds / cores,
    basis: `${part} over ${secondsInWords(seconds)}`,
  };
}

function measureMemory({ second: { samples } }: Readings): Measurement {
  const used = sumOf(samples, 'process_resident_memory_bytes');
  const limit = sumOf(samples, 'process_memory_limit_bytes');
  if (used === null || limit === null) return unknown('memory', NOT_TOLD);
  const megabytes = (bytes: number) => `${countInWords(bytes / 1024 ** 2)} MB`;
  return { of: 'memory', value: used / limit, basis: `${megabytes(used)} of ${megabytes(limit)}` };
}

function measureEventLoop({ second: { samples } }: Readings): Measurement {
  const value = sumOf(samples, 'nodejs_eventloop_lag_p99_seconds');
  const basis = value === null ? NOT_TOLD : 'since the metrics were read before';
  return { of: 'eventLoop', value, basis };
}

function measurePercentile(
  readings: Readings,
  of: LimitName,
  histogram: { name: string; fits: (labels: Labels) => boolean },
): Measurement {
  const span = spanOf(readings, (samples) => sumOf(samples, `${histogram.name}_count`, histogram.fits));
  if (!span.isEnough) return unknown(of, span.basis);
  const found = quantileOf(bucketsOf(readings.second.samples, span.before, histogram), 0.95);
  if (found === null) return unknown(of, span.basis);
  const { value, from, to } = found;
  const bounds =
    to === Number.POSITIVE_INFINITY
      ? `or longer, ${span.basis}`
      : `between ${secondsInWords(from)} and ${secondsInWords(to)} ${span.basis}`;
  return { of, value, basis: bounds };
}

function measureErrors(readings: Readings): Measurement {
  const name = 'http_requests_total';
  const span = spanOf(readings, (samples) => sumOf(samples, name, isForPeople));
  if (!span.isEnough) return unknown('errors', span.basis);
  const isFailure = (labels: Labels) => isForPeople(labels) && labels['status']?.startsWith('5') === true;
  const failures = grown(readings.second.samples, span.before, (samples) => sumOf(samples, name, isFailure));
  const basis = `${countInWords(failures)} ${span.basis}`;
  if (failures > 0 && failures < LEAST_FAILURES) return unknown('errors', `${basis}: too few for a ratio`);
  return { of: 'errors', value: failures / span.count, basis };
}

/** Of both moments the better one: what lasts has to be seen twice. */
function measurePool({ first, second }: Readings): Measurement[] {
  const [before, after] = [first, second].map(({ samples }) => poolOf(samples));
  if (!before || !after) return [unknown('poolUsed', NOT_TOLD), unknown('poolWaiting', NOT_TOLD)];
  const least = Math.min(before.used, after.used);
  return [
    { of: 'poolUsed', value: least / after.max, basis: `${before.used}, then ${after.used} of ${after.max}` },
    {
      of: 'poolWaiting',
      value: Math.min(before.waiting, after.waiting),
      basis: `${before.waiting}, then ${after.waiting} requests`,
    },
  ];
}

function poolOf(samples: Samples): { used: number; waiting: number; max: number } | null {
  const at = (wanted: string) => sumOf(samples, 'db_pool_connections', ({ state }) => state === wanted);
  const [total, idle, waiting, max] = ['total', 'idle', 'waiting', 'max'].map(at);
  if (typeof total !== 'number' || typeof idle !== 'number') return null;
  if (typeof waiting !== 'number' || typeof max !== 'number') return null;
  return { used: total - idle, waiting, max };
}

function measureCache(readings: Readings): Measurement {
  const found = (...results: string[]) => {
    const fits = ({ result = '' }: Labels) => results.includes(result);
    return (samples: Samples) => sumOf(samples, 'cache_requests_total', fits);
  };
  const span = spanOf(readings, found('hit', 'miss'), LEAST_OF_CACHE);
  if (!span.isEnough) return unknown('cacheHits', span.basis);
  const hits = grown(readings.second.samples, span.before, found('hit'));
  return { of: 'cacheHits', value: hits / span.count, basis: `${countInWords(hits)} ${span.basis}` };
}

/** The job that is late by the most of its own runs. */
function measureJobs({ at, health, samples }: Reading): Measurement {
  const late = Object.entries(JOBS).flatMap(([job, interval]) => {
    const isOf = (labels: Labels) => labels['job'] === job;
    const runs = sumOf(samples, 'job_runs_total', isOf) ?? 0;
    const success = sumOf(samples, 'job_last_success_timestamp_seconds', isOf);
    // Some run only where they are set up.
    if (runs === 0) return [];
    const seconds = success === null ? health.uptime : Math.max(0, at.getTime() / 1_000 - success);
    const words = success === null ? 'never succeeded' : `succeeded ${secondsInWords(seconds)} ago`;
    return [{ missed: Math.floor(seconds / interval), words: `${job} ${words}` }];
  });
  if (late.length === 0) return unknown('jobs', 'none has run yet');
  const value = Math.max(...late.map(({ missed }) => missed));
  return { of: 'jobs', value, basis: late.map(({ words }) => words).join(', ') };
}

function measureBackup({ at, samples }: Reading): Measurement {
  const secondsSince = (instant: number) => at.getTime() / 1_000 - instant;
  const verified = sumOf(samples, 'backup_last_verified_timestamp_seconds');
  if (verified !== null) return { of: 'backup', value: secondsSince(verified), basis: 'old' };
  // As the alert counts: where none was ever proved, since there is something to lose.
  const missing = sumOf(samples, 'backup_missing_since_timestamp_seconds');
  if (missing === null) return unknown('backup', BACKUPS_ABSENT);
  return {
    of: 'backup',
    value: secondsSince(missing),
    basis: 'since the first account, and none was proved',
  };
}

interface Span {
  isEnough: boolean;
  /** What to subtract; null where everything since the start is taken. */
  before: Samples | null;
  count: number;
  basis: string;
}

/** Between the readings where enough happened, else since the server started; the words say which. */
function spanOf(readings: Readings, countOf: (samples: Samples) => number | null, least = LEAST): Span {
  const { first, second } = readings;
  const between = grown(second.samples, first.samples, countOf);
  if (between >= least) {
    const basis = `of ${countInWords(between)} in ${secondsInWords(secondsBetween(readings))}`;
    return { isEnough: true, before: first.samples, count: between, basis };
  }
  const count = countOf(second.samples) ?? 0;
  const isEnough = count >= least;
  const all = `${countInWords(count)} since it started ${secondsInWords(second.health.uptime)} ago`;
  return { isEnough, before: null, count, basis: isEnough ? `of ${all}` : `${all}: too few to judge` };
}

function grown(after: Samples, before: Samples | null, countOf: (samples: Samples) => number | null): number {
  return (countOf(after) ?? 0) - (before ? (countOf(before) ?? 0) : 0);
}

function secondsBetween({ first, second }: Readings): number {
  return (second.at.getTime() - first.at.getTime()) / 1_000;
}

import { type LogLine, nameOf } from '../logs/log-line.ts';
import { isFailedLogin, isFailure, isOfDatabase } from '../logs/questions.ts';
import { Latencies } from './latencies.ts';
import type { FigureName, Listed, Week } from './week-figures.ts';

const LISTED = 5;
/** What was asked less often has no 95 of 100. */
const LEAST_ASKED = 20;
const NOT_PEOPLE = /^(?:\/metrics|\/health.*|\/api\/v1\/health)$/;
const FAILED_JOBS: ReadonlySet<string> = new Set(['sweep_failed', 'reminder_failed']);

/** Takes the lines of one week in, and keeps no more of them than its figures need. */
export class WeekOfLines {
  readonly #all = new Latencies();
  readonly #byName = new Map<string, Latencies>();
  readonly #errors = new Map<string, number>();
  readonly #affected = new Set<string>();
  readonly #counts = {
    requests: 0,
    failures: 0,
    database: 0,
    failedSignIns: 0,
    jobs: 0,
    refused: 0,
    busy: 0,
  };

  take(line: LogLine): void {
    const { error_type: type = '', endpoint } = line;
    if (endpoint !== undefined && !NOT_PEOPLE.test(endpoint)) this.#takeRequest(line);
    if (isFailure(line))
      this.#errors.set(type || line.message, (this.#errors.get(type || line.message) ?? 0) + 1);
    if (isOfDatabase(line)) this.#counts.database += 1;
    if (isFailedLogin(line)) this.#counts.failedSignIns += 1;
    if (FAILED_JOBS.has(type)) this.#counts.jobs += 1;
    else if (type === 'too_many_requests') this.#counts.refused += 1;
    else if (type === 'busy') this.#counts.busy += 1;
  }

  #takeRequest(line: LogLine): void {
    const { status = 0, duration_ms: ms, procedures = [] } = line;
    const userId = line['user_id'];
    this.#counts.requests += 1;
    // What maintenance refuses is no failure of anybody's.
    if (status >= 500 && line.error_type !== 'read_only') {
      this.#counts.failures += 1;
      if (typeof userId === 'string') this.#affected.add(userId);
    }
    // A stream lasts as long as somebody looks, which says nothing of how quick anything was.
    if (ms === undefined || procedures.some((name) => name.startsWith('live.'))) return;
    this.#all.add(ms);
    const name = nameOf(line);
    const latencies = this.#byName.get(name) ?? new Latencies();
    this.#byName.set(name, latencies);
    latencies.add(ms);
  }

  week(): Week {
    const { requests, failures, database, failedSignIns, jobs, refused, busy } = this.#counts;
    const values: Week['values'] = {
      requests,
      ...(requests > 0 && { failureRatio: failures / requests }),
      peopleAffected: this.#affected.size,
      databaseErrors: database,
      failedSignIns,
      jobsFailed: jobs,
      refusedCalls: refused,
      sentAway: busy,
    };
    for (const [name, share] of [
      ['p50', 0.5],
      ['p95', 0.95],
      ['p99', 0.99],
    ] as [FigureName, number][]) {
      const seconds = this.#all.secondsWithin(share);
      if (seconds !== undefined) values[name] = seconds;
    }
    return { values, lists: { slowest: this.#slowest(), errors: this.#mostErrors() } };
  }

  #slowest(): Listed[] {
    return [...this.#byName]
      .filter(([, { total }]) => total >= LEAST_ASKED)
      .map(([name, latencies]) => ({
        name,
        value: latencies.secondsWithin(0.95) ?? 0,
        times: latencies.total,
      }))
      .toSorted((a, b) => b.value - a.value)
      .slice(0, LISTED);
  }

  #mostErrors(): Listed[] {
    return [...this.#errors]
      .map(([name, times]) => ({ name, value: times, times }))
      .toSorted((a, b) => b.times - a.times)
      .slice(0, LISTED);
  }
}

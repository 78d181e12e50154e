import { type LogLine, nameOf } from './log-line.ts';
import { slowQueries } from './slow-queries.ts';

export interface Asked {
  since: Date;
  overMs: number;
  requestId: string;
  limit: number;
}

/** Takes lines in as they come, and keeps no more of them than the answer needs. */
export interface Question {
  take(line: LogLine): void;
  answer(): Answer;
}

export interface Answer {
  /** What was counted, over all that was read. */
  total: number;
  head: string[];
  rows: (string | number)[][];
  /** For programs. */
  data: unknown;
}

export const QUESTIONS = {
  errors: (asked: Asked) => groupedBy(asked, isFailure, (line) => line.error_type ?? line.message),
  database: (asked: Asked) => groupedBy(asked, isOfDatabase, (line) => codeOf(line) ?? line.message),
  'failed-logins': (asked: Asked) => groupedBy(asked, isFailedLogin, (line) => line.error_type ?? ''),
  slow: slowest,
  'slow-queries': slowQueries,
  request: story,
} as const satisfies Record<string, (asked: Asked) => Question>;

export type QuestionName = keyof typeof QUESTIONS;

const SIGN_INS: ReadonlySet<string> = new Set([
  'auth.login',
  'auth.secondFactor',
  'tokens.login',
  '/api/v1/auth/login',
]);
const WRONG_SIGN_INS: ReadonlySet<string> = new Set(['wrong_credentials', 'wrong_code', 'challenge_invalid']);
const DATABASE_FAULTS: ReadonlySet<string> = new Set([
  'database_connection',
  'live_connection',
  'unavailable',
]);
/** What PostgreSQL calls a fault (SQLSTATE). */
const SQLSTATE = /^[0-9A-Z]{5}$/;

export function isFailure({ level, status = 0 }: LogLine): boolean {
  return level === 'error' || level === 'fatal' || level === 'warn' || status >= 400;
}

export function isOfDatabase(line: LogLine): boolean {
  return codeOf(line) !== null || DATABASE_FAULTS.has(line.error_type ?? '');
}

export function isFailedLogin({ error_type = '', endpoint = '', procedures = [] }: LogLine): boolean {
  if (WRONG_SIGN_INS.has(error_type)) return true;
  const isSignIn = SIGN_INS.has(endpoint) || procedures.some((name) => SIGN_INS.has(name));
  return isSignIn && error_type !== '';
}

/** The SQLSTATE of a fault, or of what caused it. */
function codeOf({ err }: LogLine): string | null {
  for (let fault = err; typeof fault === 'object' && fault !== null; fault = causeOf(fault)) {
    const code = 'code' in fault ? String(fault.code) : '';
    if (SQLSTATE.test(code)) return code;
  }
  return null;
}

function causeOf(fault: object): unknown {
  return 'cause' in fault ? fault.cause : null;
}

interface Group {
  type: string;
  count: number;
  first: string;
  last: string;
  /** Or of the last run of a job. */
  lastRequestId: string | null;
  /** How often each was asked for that failed so. */
  places: Record<string, number>;
}

function groupedBy(
  { since, limit }: Asked,
  isMeant: (line: LogLine) => boolean,
  typeOf: (line: LogLine) => string,
): Question {
  const groups = new Map<string, Group>();
  return {
    take(line) {
      if (Date.parse(line.timestamp) < since.getTime() || !isMeant(line)) return;
      const type = typeOf(line);
      const group = groups.get(type) ?? emptyGroup(type, line.timestamp);
      groups.set(type, group);
      count(group, line);
    },
    answer() {
      const sorted = [...groups.values()].toSorted((a, b) => b.count - a.count);
      return {
        total: sorted.reduce((sum, group) => sum + group.count, 0),
        head: ['times', 'type', 'last', 'mostly', 'id of the last'],
        rows: sorted.slice(0, limit).map(rowOf),
        data: sorted,
      };
    },
  };
}

function emptyGroup(type: string, at: string): Group {
  return { type, count: 0, first: at, last: at, lastRequestId: null, places: {} };
}

function count(group: Group, line: LogLine): void {
  group.count += 1;
  if (line.timestamp < group.first) group.first = line.timestamp;
  if (line.timestamp >= group.last) {
    group.last = line.timestamp;
    group.lastRequestId = line.request_id ?? line.run_id ?? null;
  }
  const place = nameOf(line);
  group.places[place] = (group.places[place] ?? 0) + 1;
}

function rowOf({ type, count: times, last, lastRequestId, places }: Group): (string | number)[] {
  const [mostly = '-'] = Object.entries(places).toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return [times, type, last, mostly, lastRequestId ?? '-'];
}

function slowest({ since, overMs, limit }: Asked): Question {
  const kept: LogLine[] = [];
  let total = 0;
  return {
    take(line) {
      // Queries and jobs say how long they took too.
      if (line.query !== undefined || line.job !== undefined || (line.duration_ms ?? 0) <= overMs) return;
      if (Date.parse(line.timestamp) < since.getTime()) return;
      total += 1;
      kept.push(line);
      // Sorted now and then: a day of slow requests must not be kept for the twenty slowest.
      if (kept.length > limit * 50) keepSlowest(kept, limit);
    },
    answer() {
      keepSlowest(kept, limit);
      const rows = kept.map((line) => [
        Math.round(line.duration_ms ?? 0),
        line.status ?? '-',
        line.timestamp,
        nameOf(line),
        line.request_id ?? '-',
      ]);
      return { total, head: ['ms', 'status', 'at', 'what', 'request'], rows, data: kept };
    },
  };
}

function keepSlowest(lines: LogLine[], limit: number): void {
  lines.sort((a, b) => (b.duration_ms ?? 0) - (a.duration_ms ?? 0));
  lines.length = Math.min(lines.length, limit);
}

/** The fields that a story shows in columns of their own, or that are the same in every line of it. */
const TOLD_APART: ReadonlySet<string> = new Set([
  'timestamp',
  'level',
  'message',
  'service',
  'request_id',
  'run_id',
]);

function story({ requestId }: Asked): Question {
  const lines: LogLine[] = [];
  return {
    take(line) {
      if (line.request_id === requestId || line.run_id === requestId) lines.push(line);
    },
    answer() {
      const sorted = lines.toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
      const rows = sorted.map((line) => [line.timestamp, line.level, line.message, restOf(line)]);
      return { total: lines.length, head: ['at', 'level', 'message', ''], rows, data: sorted };
    },
  };
}

function restOf(line: LogLine): string {
  return Object.entries(line)
    .filter(([name]) => !TOLD_APART.has(name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}

import type { LogLine } from './log-line.ts';
import type { Asked, Question } from './questions.ts';

interface SlowGroup {
  query: string;
  count: number;
  totalMs: number;
  slowestMs: number;
  last: string;
  /** Of the slowest: the request, or the run of a job. */
  slowestId: string | null;
  /** How often each procedure or job sent it. */
  senders: Record<string, number>;
}

/** Which kinds of query were slow, those first that took most time in all. */
export function slowQueries({ since, overMs, limit }: Asked): Question {
  const groups = new Map<string, SlowGroup>();
  return {
    take(line) {
      const { query, duration_ms: ms = 0 } = line;
      if (query === undefined || ms <= overMs || Date.parse(line.timestamp) < since.getTime()) return;
      const group = groups.get(query) ?? emptyGroup(query);
      groups.set(query, group);
      add(group, line, ms);
    },
    answer() {
      const sorted = [...groups.values()].toSorted((a, b) => b.totalMs - a.totalMs);
      return {
        total: sorted.reduce((sum, { count }) => sum + count, 0),
        head: ['times', 'query', 'ms in all', 'slowest', 'last', 'mostly', 'id of the slowest'],
        rows: sorted.slice(0, limit).map(rowOf),
        data: sorted,
      };
    },
  };
}

function emptyGroup(query: string): SlowGroup {
  return { query, count: 0, totalMs: 0, slowestMs: 0, last: '', slowestId: null, senders: {} };
}

function add(group: SlowGroup, line: LogLine, ms: number): void {
  group.count += 1;
  group.totalMs += ms;
  if (line.timestamp > group.last) group.last = line.timestamp;
  if (ms > group.slowestMs) {
    group.slowestMs = ms;
    group.slowestId = line.request_id ?? line.run_id ?? null;
  }
  const sender = line.procedure ?? (line.job === undefined ? '-' : `job ${line.job}`);
  group.senders[sender] = (group.senders[sender] ?? 0) + 1;
}

function rowOf({
  query,
  count,
  totalMs,
  slowestMs,
  last,
  slowestId,
  senders,
}: SlowGroup): (string | number)[] {
  const [mostly = '-'] = Object.entries(senders).toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return [count, query, Math.round(totalMs), Math.round(slowestMs), last, mostly, slowestId ?? '-'];
}

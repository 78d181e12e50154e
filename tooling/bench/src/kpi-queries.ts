import { BOARDS } from '@earntrack/monitoring/boards';
import type { prometheusAt } from '@earntrack/system-tests/prometheus-client';

interface Kpi {
  name: string;
  /** Where people who run EarnTrack look: dashboard, panel, and the name of the line; every line of the panel where there is none. */
  at: [board: string, panel: string, line?: string];
  target: string;
  isMet: (value: number) => boolean;
  show: (value: number) => string;
}

export interface KpiResult {
  name: string;
  target: string;
  /** Null where Prometheus had no answer. */
  value: number | null;
  shown: string;
  isMet: boolean;
}

const percent = (value: number) => `${(value * 100).toFixed(3)} %`;
const ms = (value: number) => `${(value * 1000).toFixed(0)} ms`;

const KPIS: readonly Kpi[] = [
  {
    name: 'availability',
    at: ['earntrack-slo', 'Available from outside, thirty days'],
    target: 'at least 99.9 %',
    isMet: (value) => value >= 0.999,
    show: percent,
  },
  {
    name: 'answers, p95',
    at: ['earntrack-service', 'Time to the answer', 'p95'],
    target: 'under 500 ms',
    isMet: (value) => value < 0.5,
    show: ms,
  },
  {
    name: 'answers, p99',
    at: ['earntrack-service', 'Time to the answer', 'p99'],
    target: 'under 1000 ms',
    isMet: (value) => value < 1,
    show: ms,
  },
  {
    name: 'errors',
    at: ['earntrack-service', 'Answers that fail'],
    target: 'under 0.1 %',
    isMet: (value) => value < 0.001,
    show: percent,
  },
  {
    name: 'requests a second',
    at: ['earntrack-service', 'Requests a second'],
    target: '1000 or more',
    isMet: (value) => value >= 1000,
    show: (value) => value.toFixed(0),
  },
  {
    name: 'statements, p95',
    at: ['earntrack-database', 'Time of statements', 'p95'],
    target: 'under 100 ms',
    isMet: (value) => value < 0.1,
    show: ms,
  },
];

/** What the dashboards of production ask, looking back on so many seconds. Throws where one of them has gone. */
export function kpiQueries(seconds: number): string[] {
  return KPIS.map(({ at }) => lookBack(queryAt(at), seconds));
}

/** Asks Prometheus these, about the seconds before an instant. */
export async function readKpis(
  prometheus: ReturnType<typeof prometheusAt>,
  { endedAt, seconds }: { endedAt: Date; seconds: number },
): Promise<KpiResult[]> {
  const asked = kpiQueries(seconds).map((query) => prometheus.values(query, endedAt));
  const answers = await Promise.all(asked);
  return KPIS.map(({ name, target, isMet, show }, at) => {
    const value = sumOf(answers[at] ?? []);
    const shown = value === null ? 'not known' : show(value);
    return { name, target, value, shown, isMet: value !== null && isMet(value) };
  });
}

function queryAt([uid, title, line]: Kpi['at']): string {
  const panels = BOARDS.filter((board) => board.uid === uid).flatMap(({ rows }) =>
    rows.flatMap((row) => row.panels),
  );
  const queries = panels.find((panel) => panel.title === title)?.queries ?? {};
  const query = line === undefined ? Object.values(queries)[0] : queries[line];
  if (query === undefined) throw new Error(`The dashboard ${uid} has no "${title}" any more.`);
  return query;
}

/** A dashboard looks back on minutes or days; the load lasted for seconds. */
function lookBack(expr: string, seconds: number): string {
  return expr.replace(/\[\d+[smhd]\]/g, `[${seconds}s]`);
}

/** Several series are several statuses of one whole. */
function sumOf(values: readonly number[]): number | null {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

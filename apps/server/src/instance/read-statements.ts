import { quantileOf, type StatementFiguresView } from '@earntrack/contract';
import type { Registry } from 'prom-client';
import { readMetric, type Reading } from './read-registry.ts';

const SHOWN = 12;
const MS = 1000;

/** What this process asked of the database, by kind of statement; what took the most time in all comes first. */
export async function readStatements(registry: Registry): Promise<StatementFiguresView[]> {
  const readings = await readMetric(registry, 'db_query_duration_seconds');
  const byQuery = Map.groupBy(readings, ({ labels }) => String(labels['query']));
  return [...byQuery]
    .map(([query, ofQuery]) => figuresOf(query, ofQuery))
    .filter(({ calls }) => calls > 0)
    .toSorted((one, other) => other.totalMs - one.totalMs)
    .slice(0, SHOWN);
}

function figuresOf(query: string, readings: readonly Reading[]): StatementFiguresView {
  const partOf = (name: string) => readings.find(({ part }) => part === name)?.value ?? 0;
  const [calls, totalMs] = [partOf('count'), partOf('sum') * MS];
  const p95 = quantileOf(
    readings.flatMap(({ part, labels, value }) =>
      part === 'bucket'
        ? [{ upToSeconds: labels['le'] === '+Inf' ? null : Number(labels['le']), count: value }]
        : [],
    ),
    0.95,
  );
  return {
    query,
    calls,
    meanMs: calls === 0 ? 0 : totalMs / calls,
    p95Ms: p95 === null ? null : p95 * MS,
    maxMs: null,
    totalMs,
  };
}

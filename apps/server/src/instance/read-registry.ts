import type { Registry } from 'prom-client';

/** One figure of the registry. */
export interface Reading {
  value: number;
  labels: Readonly<Record<string, string | number | undefined>>;
  /** "sum", "count" and "bucket" of a histogram; empty for all else. */
  part: string;
}

/** The figures of one metric as they are now. */
export async function readMetric(registry: Registry, name: string): Promise<Reading[]> {
  const metric = registry.getSingleMetric(name);
  if (!metric) throw new Error(`${name} is not measured`);
  const { values } = await metric.get();
  return values.map((figure) => ({
    value: figure.value,
    labels: figure.labels as Reading['labels'],
    part: partOf(figure, name),
  }));
}

function partOf(figure: object, name: string): string {
  if (!('metricName' in figure) || typeof figure.metricName !== 'string') return '';
  return figure.metricName.slice(name.length + 1);
}

export function sumOf(readings: readonly Reading[], isMeant: (labels: Reading['labels']) => boolean): number {
  return readings.reduce((sum, { value, labels }) => (isMeant(labels) ? sum + value : sum), 0);
}

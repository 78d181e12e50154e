import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metric } from 'prom-client';
import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

const PAGE = join(import.meta.dirname, '../../../../docs/metrics.md');
const ROW = /^\| `(\w+)` \| (\w+) \|([^|]*)\|(.+)\|$/gm;
/** What another program counts, and the page tells beside ours. */
const OF_OTHERS = /^alertmanager_/;
const ON_LINUX_ALONE = '(Linux)';

function described(): string[] {
  const rows = [...readFileSync(PAGE, 'utf8').matchAll(ROW)];
  const here = rows.filter(([, name = '', , , meaning = '']) => isHere(meaning) && !OF_OTHERS.test(name));
  return here.map(([, name = '', kind = '', labels = '']) => lineOf(name, kind, labels.match(/\w+/g) ?? []));
}

const isHere = (meaning: string) => process.platform === 'linux' || !meaning.includes(ON_LINUX_ALONE);

const lineOf = (name: string, kind: string, labels: readonly string[]) =>
  `${kind} ${name}{${labels.toSorted().join()}}`;

/** What a metric keeps of what it was made with; its types do not tell. */
type Made = Metric & { name: string; labelNames: readonly string[] };

function made(): string[] {
  const metrics = createMetrics();
  const pool = { total: 0, idle: 0, waiting: 0, max: 0 };
  metrics.readFrom({
    poolStats: () => pool,
    countStreams: () => 0,
    isCacheAway: () => false,
    latestFigures: () => null,
  });
  const all = metrics.registry.getMetricsAsArray() as unknown as Made[];
  return all.map((metric) => lineOf(metric.name, metric.constructor.name.toLowerCase(), metric.labelNames));
}

it('describes every metric that there is with its kind and labels, and none that there is not', () => {
  const page = described();
  expect(page.toSorted()).toEqual(made().toSorted());
  expect(page.length).toBeGreaterThan(40);
});

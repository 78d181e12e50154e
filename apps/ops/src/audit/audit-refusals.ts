import { prometheusAt } from '../review/prometheus.ts';
import { askForMetrics } from './ask-server.ts';
import type { Audited, Part } from './audited.ts';
import { judgeRefusals, type Refusals } from './judge-server.ts';
import { labelIn, metricLines } from './metric-lines.ts';

const REFUSED = 'calls_refused_total';
const CLOSED =
  'the server does not show its metrics: give METRICS_TOKEN and --url of the server itself, or PROMETHEUS_URL';

/** Whether limits are met: of a month from Prometheus; without one, since the server started. */
export async function auditRefusals(audited: Audited): Promise<Part> {
  const { prometheusUrl } = audited.config;
  const refusals =
    prometheusUrl === undefined
      ? await fromServer(audited)
      : await fromPrometheus(prometheusUrl, audited.present);
  if (refusals === null)
    return { findings: [], unmeasured: [{ name: 'Calls refused as too many', why: CLOSED }] };
  return { findings: [judgeRefusals(refusals)], unmeasured: [] };
}

async function fromPrometheus(url: string, present: Date): Promise<Refusals> {
  const expr = `sum by (budget) (increase(${REFUSED}{job="earntrack"}[30d]))`;
  const series = await prometheusAt(url).ask(expr, present);
  const byBudget = new Map(series.map(({ labels, value }) => [labels['budget'] ?? '-', Math.round(value)]));
  return { byBudget, within: 'in 30 days', source: 'Prometheus' };
}

/** Null where its metrics are closed to us. */
async function fromServer({ config, site }: Audited): Promise<Refusals | null> {
  const metrics = await askForMetrics(site, config.metricsToken);
  const lines = metrics === null ? [] : metricLines(metrics, REFUSED);
  if (lines.length === 0) return null;
  const byBudget = new Map(lines.map(({ labels, value }) => [labelIn(labels, 'budget'), value]));
  return { byBudget, within: 'since this server started', source: 'metrics' };
}

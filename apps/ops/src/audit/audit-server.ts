import { prometheusAt } from '../review/prometheus.ts';
import { checkMetricsAreClosed, checkStrangersAreRefused } from '../smoke/protection.ts';
import { askAsOrigins, askForCertificate, askForHeaders, askForMetrics } from './ask-server.ts';
import type { Audited, Part } from './audited.ts';
import { judgeBackups } from './judge-backups.ts';
import {
  judgeCertificate,
  judgeHeaders,
  judgeMetricsDoor,
  judgeOrigins,
  judgeRateLimit,
  type Refusals,
} from './judge-server.ts';
import { labelIn, metricLines } from './metric-lines.ts';

const VERIFIED = 'backup_last_verified_timestamp_seconds';
const REFUSED = 'calls_refused_total';

/** What the server that people use answers. Throws OperatorError where it does not. */
export async function auditServer({ config, site, present }: Audited): Promise<Part> {
  const answered = await askForHeaders(site);
  const origins = config.allowedOrigins?.split(',').map((origin) => origin.trim()) ?? null;
  const listed = origins === null ? null : await askAsOrigins(site, origins);
  const stranger = await checkStrangersAreRefused(site);
  const door = await checkMetricsAreClosed(site);
  const metrics = await askForMetrics(site, config.metricsToken);
  const certificate = await askForCertificate(site);
  const refusals = await refusalsOf(config.prometheusUrl, metrics, present);
  const isSecure = site.origin.startsWith('https:');
  return {
    findings: [
      judgeHeaders(answered, isSecure),
      judgeOrigins(listed, stranger),
      judgeMetricsDoor(door),
      ...judgeRateLimit(answered, refusals),
      ...(certificate === null ? [] : [judgeCertificate(certificate, present)]),
      judgeBackups(verifiedAt(metrics), present),
    ],
    unmeasured: [
      ...(certificate === null
        ? [{ name: 'TLS certificate', why: `${site.origin} is not asked over https` }]
        : []),
      ...(refusals === null ? [{ name: 'Calls refused as too many', why: CLOSED }] : []),
    ],
  };
}

const CLOSED = 'the server does not show its metrics: give METRICS_TOKEN, or PROMETHEUS_URL';

/** Of a month from Prometheus; without one, since the server started. */
async function refusalsOf(
  url: string | undefined,
  metrics: string | null,
  present: Date,
): Promise<Refusals | null> {
  if (url !== undefined) {
    const expr = `sum by (budget) (increase(${REFUSED}{job="earntrack"}[30d]))`;
    const series = await prometheusAt(url).ask(expr, present);
    const byBudget = new Map(series.map(({ labels, value }) => [labels['budget'] ?? '-', Math.round(value)]));
    return { byBudget, within: 'in 30 days', source: 'Prometheus' };
  }
  const lines = metrics === null ? [] : metricLines(metrics, REFUSED);
  if (lines.length === 0) return null;
  const byBudget = new Map(lines.map(({ labels, value }) => [labelIn(labels, 'budget'), value]));
  return { byBudget, within: 'since this server started', source: 'metrics' };
}

function verifiedAt(metrics: string | null): Date | null {
  const [line] = metrics === null ? [] : metricLines(metrics, VERIFIED);
  return line === undefined || line.value === 0 ? null : new Date(line.value * 1_000);
}

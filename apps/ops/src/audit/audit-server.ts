import { checkMetricsAreClosed, checkStrangersAreRefused } from '../smoke/protection.ts';
import { certificateEnd } from '../smoke/certificate.ts';
import { askAsOrigins, askForHeaders, askForMetrics } from './ask-server.ts';
import type { Audited, Part } from './audited.ts';
import { judgeBackups } from './judge-backups.ts';
import {
  judgeCertificate,
  judgeHeaders,
  judgeMetricsDoor,
  judgeOrigins,
  judgeRateLimit,
} from './judge-server.ts';
import { metricLines } from './metric-lines.ts';

const CLOSED = 'the server does not show its metrics: give METRICS_TOKEN, and --url of the server itself';
const VERIFIED = 'backup_last_verified_timestamp_seconds';
const MISSING_SINCE = 'backup_missing_since_timestamp_seconds';

/** What the server that people use answers. Throws OperatorError where it does not. */
export async function auditServer({ config, site, present }: Audited): Promise<Part> {
  const answered = await askForHeaders(site);
  const origins = config.allowedOrigins?.split(',').map((origin) => origin.trim()) ?? null;
  const listed = origins === null ? null : await askAsOrigins(site, origins);
  const stranger = await checkStrangersAreRefused(site);
  const door = await checkMetricsAreClosed(site);
  const metrics = await askForMetrics(site, config.metricsToken);
  const certificate = await certificateEnd(site);
  const isSecure = site.origin.startsWith('https:');
  return {
    findings: [
      judgeHeaders(answered, isSecure),
      judgeOrigins(listed, stranger),
      judgeMetricsDoor(door),
      judgeRateLimit(answered),
      ...(certificate === null ? [] : [judgeCertificate(certificate, present)]),
      ...(metrics === null
        ? []
        : [
            judgeBackups(
              { verifiedAt: instantOf(metrics, VERIFIED), missingSince: instantOf(metrics, MISSING_SINCE) },
              present,
            ),
          ]),
    ],
    unmeasured: [
      ...(certificate === null
        ? [{ name: 'TLS certificate', why: `${site.origin} is not asked over https` }]
        : []),
      ...(metrics === null ? [{ name: 'Last backup that was proved', why: CLOSED }] : []),
    ],
  };
}

function instantOf(metrics: string, name: string): Date | null {
  const [line] = metricLines(metrics, name);
  return line === undefined || line.value === 0 ? null : new Date(line.value * 1_000);
}

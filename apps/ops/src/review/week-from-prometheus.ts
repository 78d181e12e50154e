import type { Prometheus, Series } from './prometheus.ts';
import { type Span, twoWeeksBefore } from './spans.ts';
import type { FigureName, Listed, ListName, TwoWeeks, Week } from './week-figures.ts';

/** Health checks and scrapes are no answers to people; the same as in the rules of docker/prometheus. */
const PEOPLE = 'job="earntrack", route!~"/metrics|/health.*|/api/v1/health"';
const OURS = 'job="earntrack"';

const MEMORY = `process_resident_memory_bytes{${OURS}} / process_memory_limit_bytes{${OURS}}`;
/** Of one core, which is what answers, or of less where its container may use less; as in the rule of CpuHigh. */
/** Of a core, where a release of before says nothing of what it may use. */
const PROCESSOR = `(rate(process_cpu_seconds_total{${OURS}}[1h]) / clamp_max(process_cpu_limit_cores{${OURS}}, 1) or rate(process_cpu_seconds_total{${OURS}}[1h]))`;

const inWeek = (metric: string, labels: string) => `increase(${metric}{${labels}}[7d])`;
const quantile = (share: number, metric: string, labels: string) =>
  `histogram_quantile(${share}, sum by (le) (${inWeek(`${metric}_bucket`, labels)}))`;
const slowest = (metric: string, label: string) =>
  `histogram_quantile(0.95, sum by (le, ${label}) (${inWeek(`${metric}_bucket`, OURS)}))`;
const timesOf = (metric: string, label: string) => `sum by (${label}) (${inWeek(`${metric}_count`, OURS)})`;

/** Each at the end of a week, over the week. */
export const FIGURE_QUERIES: Readonly<Partial<Record<FigureName, string>>> = {
  requests: `sum(${inWeek('http_requests_total', PEOPLE)})`,
  failureRatio: `sum(${inWeek('http_requests_total', `${PEOPLE}, status=~"5.."`)}) / sum(${inWeek('http_requests_total', PEOPLE)})`,
  p50: quantile(0.5, 'http_request_duration_seconds', PEOPLE),
  p95: quantile(0.95, 'http_request_duration_seconds', PEOPLE),
  p99: quantile(0.99, 'http_request_duration_seconds', PEOPLE),
  turnWait: quantile(0.95, 'admission_wait_seconds', OURS),
  sentAway: `sum(${inWeek('requests_shed_total', OURS)})`,
  queryP95: quantile(0.95, 'db_query_duration_seconds', OURS),
  databaseErrors: `sum(${inWeek('db_query_errors_total', OURS)})`,
  poolWait: quantile(0.95, 'db_pool_wait_seconds', OURS),
  cacheHits: `sum(${inWeek('cache_requests_total', `${OURS}, result="hit"`)}) / sum(${inWeek('cache_requests_total', `${OURS}, result=~"hit|miss"`)})`,
  // Or what it is now, where Prometheus began to watch so lately that none of the moments is among what it has.
  cpu: `max(max_over_time((${PROCESSOR})[7d:5m]) or ${PROCESSOR})`,
  memory: `max(max_over_time((${MEMORY})[7d:5m]) or ${MEMORY})`,
  disk: 'max(1 - node_filesystem_avail_bytes{job="node", fstype!~"squashfs|iso9660|ramfs"} / (node_filesystem_size_bytes > 0) unless node_filesystem_readonly == 1)',
  restarts: `sum(changes(process_start_time_seconds{${OURS}}[7d]))`,
  jobsFailed: `sum(${inWeek('job_runs_total', `${OURS}, result="failed"`)})`,
  failedSignIns: `sum(${inWeek('sign_ins_total', `${OURS}, result=~"refused|held_off"`)})`,
  failedImports: `sum(${inWeek('imports_finished_total', `${OURS}, result="failed"`)})`,
  refusedCalls: `sum(${inWeek('calls_refused_total', OURS)})`,
};

interface ListQuery {
  value: string;
  times: string;
  label: string;
}

const LIST_QUERIES: Readonly<Record<ListName, ListQuery>> = {
  slowest: {
    label: 'procedure',
    value: slowest('trpc_procedure_duration_seconds', 'procedure'),
    times: timesOf('trpc_procedure_duration_seconds', 'procedure'),
  },
  errors: {
    label: 'outcome',
    value: `sum by (outcome) (${inWeek('trpc_procedure_duration_seconds_count', `${OURS}, outcome!="ok"`)})`,
    times: `sum by (outcome) (${inWeek('trpc_procedure_duration_seconds_count', `${OURS}, outcome!="ok"`)})`,
  },
  queries: {
    label: 'query',
    value: slowest('db_query_duration_seconds', 'query'),
    times: timesOf('db_query_duration_seconds', 'query'),
  },
};

const LISTED = 5;
const STEP_SECONDS = 3 * 3_600;
const MOMENTS = (7 * 24 * 3_600) / STEP_SECONDS;
/** A week of which less is known is compared with nothing: its sums would be too small. */
const LEAST_KNOWN = 0.9;

export async function weekFromPrometheus(prometheus: Prometheus, present: Date): Promise<TwoWeeks> {
  const spans = twoWeeksBefore(present);
  const known = {
    now: await knownShare(prometheus, spans.now),
    before: await knownShare(prometheus, spans.before),
  };
  const remarks: string[] = [];
  if (known.now < LEAST_KNOWN)
    remarks.push(`Prometheus has ${Math.round(known.now * 100)} % of this week: its sums are of that alone.`);
  const isComparable = known.now >= LEAST_KNOWN && known.before >= LEAST_KNOWN;
  if (!isComparable) remarks.push('Prometheus has not enough of both weeks to compare them.');
  return {
    source: 'Prometheus',
    now: await weekAt(prometheus, spans.now.to, true),
    before: isComparable ? await weekAt(prometheus, spans.before.to, false) : null,
    remarks,
  };
}

/** At which part of a span the server was watched at all. */
async function knownShare(prometheus: Prometheus, { from, to }: Span): Promise<number> {
  const watched = `count(up{${OURS}})`;
  // Without the first moment, which belongs to the span before.
  const first = new Date(from.getTime() + STEP_SECONDS * 1_000);
  const moments = await prometheus.momentsWith(watched, { from: first, to, stepSeconds: STEP_SECONDS });
  return Math.min(1, moments / MOMENTS);
}

async function weekAt(prometheus: Prometheus, at: Date, withLists: boolean): Promise<Week> {
  const values: Week['values'] = {};
  for (const [name, expr] of Object.entries(FIGURE_QUERIES) as [FigureName, string][]) {
    const [series] = await prometheus.ask(expr, at);
    if (series !== undefined && Number.isFinite(series.value)) values[name] = figureOf(name, series.value);
  }
  const lists: Partial<Record<ListName, Listed[]>> = {};
  if (!withLists) return { values, lists };
  for (const [name, query] of Object.entries(LIST_QUERIES) as [ListName, ListQuery][]) {
    const listed = await listAt(prometheus, query, at);
    if (listed.length > 0 || values.requests !== undefined) lists[name] = listed;
  }
  return { values, lists };
}

/** What is counted is whole, although Prometheus reckons on to the ends of a week. */
const COUNTED: ReadonlySet<FigureName> = new Set([
  'requests',
  'sentAway',
  'databaseErrors',
  'restarts',
  'jobsFailed',
  'failedSignIns',
  'failedImports',
  'refusedCalls',
]);

function figureOf(name: FigureName, value: number): number {
  return COUNTED.has(name) ? Math.round(value) : value;
}

async function listAt(
  prometheus: Prometheus,
  { value, times, label }: ListQuery,
  at: Date,
): Promise<Listed[]> {
  const counts = new Map(
    (await prometheus.ask(times, at)).map((series) => [labelOf(series, label), series.value]),
  );
  return (await prometheus.ask(value, at))
    .map((series) => {
      const name = labelOf(series, label);
      return { name, value: series.value, times: Math.round(counts.get(name) ?? 0) };
    })
    .filter(({ times, value }) => times > 0 && Number.isFinite(value))
    .toSorted((a, b) => b.value - a.value)
    .slice(0, LISTED);
}

function labelOf({ labels }: Series, label: string): string {
  return labels[label] ?? '-';
}

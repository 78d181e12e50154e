/** Of what people asked: health checks and scrapes are left out, as in the rules of the alerts. */
export const ANSWERS = 'job="earntrack", route!~"/metrics|/health.*|/api/v1/health"';

const SHARES = { p50: 0.5, p95: 0.95, p99: 0.99 };

/** The percentiles of a histogram over five minutes, each by its name. */
export function percentiles(histogram: string, selector = 'job="earntrack"'): Record<string, string> {
  return Object.fromEntries(
    Object.entries(SHARES).map(([name, share]) => [
      name,
      `histogram_quantile(${share}, sum by (le) (rate(${histogram}_bucket{${selector}}[5m])))`,
    ]),
  );
}

/** One percentile of a histogram for each value of a label. */
export function percentileBy(label: string, share: number, histogram: string): string {
  return `histogram_quantile(${share}, sum by (le, ${label}) (rate(${histogram}_bucket{job="earntrack"}[5m])))`;
}

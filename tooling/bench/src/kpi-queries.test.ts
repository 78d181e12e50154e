import { expect, test } from 'vitest';
import { kpiQueries } from './kpi-queries.ts';

test('each target is read by a query that a dashboard has, over the seconds of the load', () => {
  const queries = kpiQueries(42);
  expect(queries).toEqual([
    'avg_over_time(probe_success{job="probe-health"}[42s])',
    expect.stringMatching(/^histogram_quantile\(0\.95, .*http_request_duration_seconds_bucket.*\[42s\]/),
    expect.stringMatching(/^histogram_quantile\(0\.99, .*http_request_duration_seconds_bucket.*\[42s\]/),
    'earntrack:http_failure_ratio:rate5m',
    expect.stringMatching(/^sum by \(status\) \(rate\(http_requests_total.*\[42s\]/),
    expect.stringMatching(/^histogram_quantile\(0\.95, .*db_query_duration_seconds_bucket.*\[42s\]/),
  ]);
});

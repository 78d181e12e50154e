import { expect, it } from 'vitest';
import { readSamples, sumOf } from './samples.ts';

const TEXT = `# HELP http_requests_total Requests answered
# TYPE http_requests_total counter
http_requests_total{method="GET",route="/a \\"b\\"",status="200"} 3
http_requests_total{method="GET",route="/c",status="500"} 2 1764000000000
http_request_duration_seconds_bucket{le="+Inf"} 5
process_cpu_seconds_total 1.5e-2
nodejs_eventloop_lag_p99_seconds NaN
`;

it('reads names, labels with what is escaped in them, and values as Prometheus writes them', () => {
  const samples = readSamples(TEXT);
  expect(samples.get('http_requests_total')?.[0]).toEqual({
    labels: { method: 'GET', route: '/a "b"', status: '200' },
    value: 3,
  });
  expect(sumOf(samples, 'http_requests_total')).toBe(5);
  expect(sumOf(samples, 'http_requests_total', ({ status }) => status === '500')).toBe(2);
  expect(sumOf(samples, 'process_cpu_seconds_total')).toBe(0.015);
  expect(sumOf(samples, 'nodejs_eventloop_lag_p99_seconds')).toBeNaN();
});

it('tells what is 0 from what nobody measures', () => {
  const samples = readSamples('a{x="1"} 0\n');
  expect(sumOf(samples, 'a')).toBe(0);
  expect(sumOf(samples, 'a', ({ x }) => x === '2')).toBeNull();
  expect(sumOf(samples, 'b')).toBeNull();
});

import type { HealthView } from '@earntrack/contract';
import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';
import { type LimitName, LIMITS } from './limits.ts';
import { readSamples } from './samples.ts';
import { measureServer } from './server-measurements.ts';
import type { Reading } from './server-reading.ts';

const START = Date.parse('2026-11-26T10:00:00Z');
const HEALTH: HealthView = {
  status: 'ok',
  timestamp: '2026-11-26T10:00:00Z',
  uptime: 7_200,
  services: { database: 'connected', redis: 'disabled', cache: 'healthy' },
  version: '0.1.0',
  instance: '00000000-0000-4000-8000-000000000000',
  domains: null,
};

function reading(seconds: number, lines: string[], health: Partial<HealthView> = {}): Reading {
  return {
    at: new Date(START + seconds * 1_000),
    health: { ...HEALTH, ...health },
    samples: readSamples(lines.join('\n')),
  };
}

/** What is measured of a server that told the first lines, and ten seconds later the second. */
function measured(of: LimitName, first: string[], second: string[], health: Partial<HealthView> = {}) {
  const rows = measureServer({ first: reading(0, first), second: reading(10, second, health) });
  const found = rows.find((row) => row.of === of);
  if (!found) throw new Error(`Nothing is measured for ${of}`);
  return { ...found, verdict: judge(found).verdict };
}

const histogram = (name: string, counts: Record<string, number>, labels = '') => [
  ...Object.entries(counts).map(([le, count]) => `${name}_bucket{le="${le}"${labels}} ${count}`),
  `${name}_count{${labels.slice(1)}} ${counts['+Inf']}`,
];

describe('what two readings of a server tell', () => {
  it('takes the processor time between them, and says so where it is not told', () => {
    const at = (seconds: number) => [`process_cpu_seconds_total ${seconds}`];
    expect(measured('cpu', at(100), at(107.5))).toMatchObject({ value: 0.75, verdict: 'well' });
    expect(measured('cpu', at(100), at(107.6)).verdict).toBe('plan');
    expect(measured('cpu', at(100), at(108.1)).verdict).toBe('act');
    expect(measured('cpu', [], [])).toMatchObject({ value: null, verdict: 'unknown' });
  });

  it('judges the processor by the part of a core that a container may use, and by one core where it may use more', () => {
    const at = (seconds: number, cores: number) => [
      `process_cpu_seconds_total ${seconds}`,
      `process_cpu_limit_cores ${cores}`,
    ];
    const held = measured('cpu', at(100, 0.5), at(104.5, 0.5));
    expect(held).toMatchObject({ value: 0.9, verdict: 'act' });
    expect(held.basis).toBe('of the 50 % of a core that its container may use over 10 s');
    expect(measured('cpu', at(100, 4), at(104.5, 4))).toMatchObject({
      value: 0.45,
      basis: 'of a core over 10 s',
    });
  });

  it('makes percentiles of what was answered between them, as Prometheus does, without health checks', () => {
    const name = 'http_request_duration_seconds';
    const before = histogram(name, { '0.5': 100, '1': 100, '+Inf': 100 }, ',route="/trpc"');
    const after = histogram(name, { '0.5': 180, '1': 200, '+Inf': 200 }, ',route="/trpc"');
    const scrapes = histogram(name, { '0.5': 0, '1': 0, '+Inf': 900 }, ',route="/metrics"');
    const found = measured('response', before, [...after, ...scrapes]);
    expect(found.value).toBeCloseTo(0.875);
    expect(found.basis).toBe('between 500 ms and 1 s of 100 in 10 s');
    expect(found.verdict).toBe('plan');
    const slow = histogram(name, { '0.5': 100, '1': 190, '+Inf': 200 }, ',route="/trpc"');
    expect(measured('response', before, slow)).toMatchObject({
      value: 1,
      basis: 'or longer, of 100 in 10 s',
    });
  });

  it('takes everything since the start where little happened between, and says that, or that it is too little', () => {
    const name = 'db_query_duration_seconds';
    const few = histogram(name, { '0.1': 10, '+Inf': 10 }, ',query="begin"');
    const many = histogram(name, { '0.1': 20, '+Inf': 20 }, ',query="begin"');
    expect(measured('queries', few, many).basis).toBe(
      'between 0 ms and 100 ms of 20 since it started 2 h ago',
    );
    expect(measured('queries', few, few)).toMatchObject({
      value: null,
      basis: '10 since it started 2 h ago: too few to judge',
    });
  });

  it('makes a ratio of failures of two on, and of none', () => {
    const answered = (ok: number, failed: number) => [
      `http_requests_total{route="/trpc",status="200"} ${ok}`,
      `http_requests_total{route="/trpc",status="503"} ${failed}`,
      `http_requests_total{route="/health",status="503"} 99`,
    ];
    expect(measured('errors', answered(0, 0), answered(398, 2))).toMatchObject({
      value: 0.005,
      verdict: 'well',
    });
    expect(measured('errors', answered(0, 0), answered(396, 2)).verdict).toBe('act');
    expect(measured('errors', answered(0, 0), answered(40, 1)).verdict).toBe('unknown');
    expect(measured('errors', answered(0, 0), answered(40, 0))).toMatchObject({ value: 0, verdict: 'well' });
  });

  it('believes of the pool what it has seen twice', () => {
    const pool = (idle: number, waiting: number) => [
      `db_pool_connections{state="total"} 10`,
      `db_pool_connections{state="idle"} ${idle}`,
      `db_pool_connections{state="waiting"} ${waiting}`,
      `db_pool_connections{state="max"} 10`,
    ];
    expect(measured('poolUsed', pool(0, 0), pool(5, 0))).toMatchObject({ value: 0.5, verdict: 'well' });
    expect(measured('poolUsed', pool(1, 0), pool(0, 0)).verdict).toBe('plan');
    expect(measured('poolWaiting', pool(0, 4), pool(0, 0)).verdict).toBe('well');
    expect(measured('poolWaiting', pool(0, 4), pool(0, 1)).verdict).toBe('act');
  });

  it('tells how long requests wait for their turn, and apart from it how long for a connection of the pool', () => {
    const queued = (name: string, soon: number) => histogram(name, { '0.1': soon, '0.25': 100, '+Inf': 100 });
    const none = histogram('admission_wait_seconds', { '+Inf': 0 });
    const atTheDoor = queued('admission_wait_seconds', 94);
    expect(measured('turnWait', none, atTheDoor)).toMatchObject({
      verdict: 'plan',
      basis: 'between 100 ms and 250 ms of 100 in 10 s',
    });
    expect(measured('turnWait', none, queued('admission_wait_seconds', 95)).verdict).toBe('well');
    expect(measured('poolWait', none, atTheDoor).verdict).toBe('unknown');
    const inThePool = queued('db_pool_wait_seconds', 94);
    expect(measured('poolWait', none, inThePool).verdict).toBe('act');
    expect(measured('turnWait', none, inThePool).verdict).toBe('unknown');
  });

  it('judges the cache once it was asked often', () => {
    const cache = (hits: number, misses: number) => [
      `cache_requests_total{result="hit"} ${hits}`,
      `cache_requests_total{result="miss"} ${misses}`,
      `cache_requests_total{result="bypass"} 999`,
    ];
    expect(measured('cacheHits', cache(0, 0), cache(240, 60)).verdict).toBe('well');
    expect(measured('cacheHits', cache(0, 0), cache(239, 61)).verdict).toBe('plan');
    expect(measured('cacheHits', cache(0, 0), cache(0, 299)).verdict).toBe('unknown');
  });

  it('finds the job that misses its runs, and leaves out one that is not set up', () => {
    const now = START / 1_000 + 10;
    const runs = (job: string, ago: number) => [
      `job_runs_total{job="${job}",result="succeeded"} 1`,
      `job_last_success_timestamp_seconds{job="${job}"} ${now - ago}`,
    ];
    const idle = ['job_runs_total{job="reminders",result="succeeded"} 0'];
    expect(measured('jobs', [], [...runs('sweep', 3 * 3_600 - 1), ...idle])).toMatchObject({
      value: 2,
      verdict: 'well',
    });
    expect(measured('jobs', [], [...runs('sweep', 60), ...runs('reminders', 180)]).verdict).toBe('act');
    const failing = ['job_runs_total{job="sweep",result="failed"} 3'];
    expect(measured('jobs', [], failing, { uptime: 3 * 3_600 }).verdict).toBe('act');
    expect(measured('jobs', [], idle).verdict).toBe('unknown');
  });

  it('counts the parts that are away, and says that no backup is known until one is', () => {
    const away = { services: { database: 'connected', redis: 'disconnected', cache: 'degraded' } } as const;
    expect(measured('parts', [], [], away)).toMatchObject({ value: 2, verdict: 'act' });
    expect(measured('parts', [], []).verdict).toBe('well');
    expect(measured('backup', [], []).basis).toMatch(/^not there yet/);
    const verified = (hours: number) => [
      `backup_last_verified_timestamp_seconds ${START / 1_000 + 10 - hours * 3_600}`,
    ];
    expect(measured('backup', [], verified(26)).verdict).toBe('well');
    expect(measured('backup', [], verified(26.1)).verdict).toBe('act');
    const missing = (hours: number) => [
      `backup_missing_since_timestamp_seconds ${START / 1_000 + 10 - hours * 3_600}`,
    ];
    expect(measured('backup', [], missing(25)).verdict).toBe('well');
    expect(measured('backup', [], missing(27))).toMatchObject({
      verdict: 'act',
      basis: expect.stringContaining('none was proved'),
    });
  });

  it('compares memory with its limit, and takes the event loop as it is told', () => {
    const memory = (used: number) => [
      `process_resident_memory_bytes ${used}`,
      'process_memory_limit_bytes 1000',
      'nodejs_eventloop_lag_p99_seconds 0.201',
    ];
    expect(measured('memory', [], memory(800)).verdict).toBe('well');
    expect(measured('memory', [], memory(801)).verdict).toBe('plan');
    expect(measured('memory', [], memory(851)).verdict).toBe('act');
    expect(measured('eventLoop', [], memory(0)).verdict).toBe('act');
    expect(LIMITS.eventLoop.act).toBe(0.2);
  });
});

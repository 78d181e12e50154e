import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../root.ts';
import { exitCodeOf, judge } from './judge.ts';
import { type Limit, type LimitName, LIMITS } from './limits.ts';

const verdictAt = (of: LimitName, value: number | null) => judge({ of, value, basis: 'measured' }).verdict;

const all = Object.entries(LIMITS) as [LimitName, Limit][];
const worse = (step: number, isLeast = false) => (isLeast ? step * 0.999 : step === 0 ? 1 : step * 1.001);
const better = (step: number, isLeast = false) => (isLeast ? step * 1.001 : step * 0.999);

it.each(all)('%s is well at its first step and on the good side of it', (of, { plan, act, isLeast }) => {
  const first = plan ?? act ?? Number.NaN;
  expect([verdictAt(of, first), verdictAt(of, better(first, isLeast))]).toEqual(['well', 'well']);
});

it.each(all.filter(([, { plan }]) => plan !== null))(
  '%s has to be planned for past its first step',
  (of, { plan, isLeast }) => {
    expect(verdictAt(of, worse(plan ?? 0, isLeast))).toBe('plan');
  },
);

it.each(all.filter(([, { act }]) => act !== null))(
  '%s wants something done past its last step, and not yet at it',
  (of, { plan, act, isLeast }) => {
    expect(verdictAt(of, worse(act ?? 0, isLeast))).toBe('act');
    expect(verdictAt(of, act)).toBe(plan === null ? 'well' : 'plan');
  },
);

it.each(all)('%s is not known where nothing was measured, and then asks for nothing', (of) => {
  const basis = 'nobody measures it';
  const row = { verdict: 'unknown', measured: basis, advice: '' };
  expect(judge({ of, value: null, basis })).toMatchObject(row);
  expect(verdictAt(of, Number.NaN)).toBe('unknown');
});

it.each(all)(
  '%s says what to do, and names pages of the runbook that there are',
  (of, { plan, act, isLeast, advice }) => {
    expect(judge({ of, value: worse(act ?? plan ?? 0, isLeast), basis: '' }).advice).toBe(advice);
    expect(advice).toMatch(/^[A-Z].*\.$/);
    for (const [page] of advice.matchAll(/docs\/runbook\/\w+\.md/g))
      expect(existsSync(join(root, page))).toBe(true);
  },
);

it('says what was measured, and both steps of its limit', () => {
  expect(judge({ of: 'cpu', value: 0.78, basis: 'of one core over 10 s' })).toEqual({
    name: 'processor',
    value: 0.78,
    measured: '78 %, of one core over 10 s',
    limit: 'plan above 75 %, act above 80 %',
    verdict: 'plan',
    advice: LIMITS.cpu.advice,
  });
  expect(judge({ of: 'certificate', value: 13.9, basis: '' })).toMatchObject({ limit: 'act below 14 days' });
});

it('ends with 0 where all is well or not known, 1 where something is to be done, 2 where it could not look', () => {
  const well = judge({ of: 'cpu', value: 0.1, basis: '' });
  const unknown = judge({ of: 'backup', value: null, basis: 'not there yet' });
  const bad = judge({ of: 'disk', value: 0.85, basis: '' });
  expect(exitCodeOf({ rows: [well, unknown], unseen: [] })).toBe(0);
  expect(exitCodeOf({ rows: [well, unknown, bad], unseen: [] })).toBe(1);
  expect(exitCodeOf({ rows: [well, bad], unseen: ['The database does not answer.'] })).toBe(2);
});

/** What each alert compares with, in the unit of its rule. */
const ALERTED: [file: string, rule: RegExp, limit: number | null][] = [
  ['resources', /process_cpu_limit_cores.*> ([\d.]+)/, LIMITS.cpu.act],
  ['resources', /process_memory_limit_bytes\S+ > ([\d.]+)/, LIMITS.memory.act],
  ['resources', /node_filesystem_size_bytes > 0\) > ([\d.]+)/, LIMITS.disk.act],
  ['latency', /http_request_duration.*> ([\d.]+)/, LIMITS.response.act],
  ['latency', /db_query_duration.*> ([\d.]+)/, LIMITS.queries.act],
  ['latency', /eventloop_lag_p99.*> ([\d.]+)/, LIMITS.eventLoop.act],
  ['latency', /db_pool_wait_seconds.*> ([\d.]+)/, LIMITS.poolWait.act],
  ['latency', /admission_wait_seconds.*> ([\d.]+)/, LIMITS.turnWait.plan],
  ['latency', /db_pool_connections.*> ([\d.]+)/, LIMITS.poolWaiting.act],
  ['slo', /failure_ratio:rate5m > ([\d.]+)\n/, LIMITS.errors.act],
  ['database', /max_connections > ([\d.]+)/, LIMITS.connections.act],
  ['cache', /\[10m\]\)\) < ([\d.]+)/, LIMITS.cacheHits.plan],
  ['operations', /time\(\) < (\d+) \* 86400/, LIMITS.certificate.act],
];

it.each(ALERTED)('has the limit of the alert in %s that reads %s', (file, rule, limit) => {
  const text = readFileSync(join(root, `docker/prometheus/rules/${file}.yml`), 'utf8');
  expect(Number(rule.exec(text)?.[1])).toBe(limit);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandAt } from '../testing/command-at.ts';
import { forget, type RealServer, startRealServer } from '../testing/real-server.ts';
import { startStaticHost } from '../testing/static-host.ts';
import type { SmokeReport } from './smoke.ts';

let server: RealServer;
beforeAll(async () => {
  server = await startRealServer();
});
afterAll(async () => {
  await server.stop();
  forget(server);
});

async function smokeOf(origin: string) {
  const { code, stdout } = await commandAt(['smoke', origin, '--token', server.token, '--json']);
  const { checks } = JSON.parse(stdout) as SmokeReport;
  return { code, results: Object.fromEntries(checks.map(({ name, result }) => [name, result])), checks };
}

it('a host that has its start page for every address is not ready, and shows no metrics', async () => {
  const { code, results, checks } = await smokeOf(await startStaticHost());
  expect(code).toBe(1);
  const { metrics, certificate, ...others } = results;
  expect({ metrics, certificate }).toEqual({ metrics: 'passed', certificate: 'skipped' });
  expect(new Set(Object.values(others))).toEqual(new Set(['failed']));
  const said = Object.fromEntries(checks.map(({ name, detail }) => [name, detail]));
  expect(said['ready']).toBe('/health/ready answers 200, and not as EarnTrack does.');
  expect(said['metrics']).toContain('not to be had at this address');
  expect(said['pages']).toContain('no script');
});

it('a host of pages that passes on what is the server’s is found as ready as the server itself', async () => {
  const passes = /^\/(?:trpc|api|health)(?:\/|$)/;
  const { results } = await smokeOf(await startStaticHost({ origin: server.origin, passes }));
  expect(results).toMatchObject({
    health: 'passed',
    database: 'passed',
    ready: 'passed',
    api: 'passed',
    auth: 'passed',
    token: 'passed',
    headers: 'passed',
    cors: 'passed',
    metrics: 'passed',
  });
});

it('the audit and the doctor judge no server by what a host of pages answers in its place', async () => {
  const pages = await startStaticHost();
  const audit = await commandAt(['audit', 'security', '--url', pages, '--json'], {
    DATABASE_URL: server.databaseUrl,
  });
  const { findings, unread, unmeasured } = JSON.parse(audit.stdout) as {
    findings: { name: string }[];
    unread: string[];
    unmeasured: { name: string }[];
  };
  expect(unread).toEqual([expect.stringContaining(`${pages} does not answer as EarnTrack does`)]);
  expect(findings.map(({ name }) => name)).not.toContain('Security headers');
  expect(findings.map(({ name }) => name)).not.toContain('Last backup that was proved');
  expect(unmeasured.map(({ name }) => name)).toContain('Calls refused as too many');

  const front = await startStaticHost({ origin: server.origin, passes: /^\/(?:trpc|api|health)(?:\/|$)/ });
  const doctor = await commandAt(['doctor', front, '--seconds', '1'], { DATABASE_URL: server.databaseUrl });
  expect(doctor.stdout + doctor.stderr).toContain('name the server itself, not what serves its pages');
});

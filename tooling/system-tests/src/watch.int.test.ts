import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awaitedIn } from './awaited.ts';
import type { Way } from './on-call.ts';
import { earntrack } from './operator-command.ts';
import { type People, startPeople } from './people.ts';
import { asRoot, installPrograms } from './programs.ts';
import { alertQueries, dashboardQueries, documentedQueries, type Query } from './queries.ts';
import { type Stack, startStack } from './stack.ts';
import { eventually, toldWithin } from './told.ts';

const P1: Way[] = ['sms', 'pagerduty', '#incidents', '#production-alerts', 'mail'];
const CRITICAL: Way[] = ['pagerduty', '#incidents', '#production-alerts', 'mail'];
const WARNING: Way[] = ['#production-alerts', 'mail'];
const QUIET_MS = 60_000;

/** What the operators' command prints of a review. */
interface Review {
  findings: { name: string; source: string; value?: number }[];
  unmeasured: { name: string }[];
  unread: string[];
}

let stack: Stack;
let people: People;
let startedMs: number;
/** What a failed test left broken is mended, so that the next one stands on its own. */
let mend: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  await installPrograms();
  stack = await startStack();
  startedMs = Date.now();
  people = await startPeople(stack.origin);
}, 300_000);

afterAll(async () => {
  await people?.stop();
  await stack?.stop();
}, 60_000);

async function mendAll(): Promise<void> {
  for (const each of mend) await each();
  mend = [];
}

/** A fault brings its alert to those who have to know, and its end the all-clear. */
async function expectAlert(alert: string, ways: readonly Way[], sinceMs: number): Promise<void> {
  await toldWithin(stack.onCall, { alert, ways, isOver: false, sinceMs, withinMs: 100_000 });
  const mendedMs = Date.now();
  await mendAll();
  await toldWithin(stack.onCall, { alert, ways, isOver: true, sinceMs: mendedMs, withinMs: 100_000 });
}

/** An alert that still fires from the fault before would not be told anew. */
async function untilCalm(): Promise<void> {
  await eventually(120_000, async () => {
    const expected = /^(Watchdog|ServerRestarted|ErrorBudgetBurn[631]x|EscalateUnresolved)$/;
    expect((await stack.prometheus.firing()).filter((name) => !expected.test(name))).toEqual([]);
  });
}

async function connected(): Promise<Client> {
  const client = new Client({ connectionString: stack.databaseUrl });
  client.on('error', () => {});
  await client.connect();
  return client;
}

describe('while all is well', () => {
  test('every target is up', async () => {
    await eventually(60_000, async () => {
      const targets = await stack.prometheus.targets();
      expect(targets.filter(({ health }) => health !== 'up')).toEqual([]);
      expect(targets.map(({ labels }) => labels.job).toSorted()).toEqual([
        'alertmanager',
        'blackbox',
        'earntrack',
        'node',
        'postgres',
        'probe-certificate',
        'probe-health',
        'prometheus',
        'redis',
      ]);
    });
  }, 70_000);

  test('no alert fires in quiet minutes under light load', async () => {
    const until = Date.now() + QUIET_MS;
    while (Date.now() < until) {
      expect(await stack.prometheus.firing()).toEqual(expect.toSatisfy((names: string[]) => isCalm(names)));
      await pause(1_000);
    }
    expect(people.statuses.length).toBeGreaterThan(100);
    expect(people.statuses.filter((status) => status !== 200)).toEqual([]);
    expect(stack.onCall.messages.filter(({ way }) => way !== 'dead-man')).toEqual([]);
  }, 90_000);

  test('whoever watches the watch hears that it is there', async () => {
    // What was sent before Alertmanager was found is sent again after a minute.
    const told = { alert: 'Watchdog', ways: ['dead-man'] as Way[], isOver: false };
    const tookMs = await toldWithin(stack.onCall, { ...told, sinceMs: startedMs, withinMs: 180_000 });
    expect(tookMs).toBeGreaterThan(0);
  }, 120_000);

  const asked: [string, Query[]][] = [
    ['panel of a dashboard', dashboardQueries()],
    ['query of the runbook', documentedQueries()],
    ['side of an alert', alertQueries()],
  ];
  test.each(asked)(
    'every %s gives something, but for what is awaited',
    async (_, queries) => {
      expect(queries.length).toBeGreaterThan(10);
      const awaited = queries.filter(({ expr }) => awaitedIn(expr).length > 0);
      const empty = await eventually(30_000, async () => {
        const counted = await Promise.all(
          queries.map(async (query) => ({ ...query, series: await stack.prometheus.count(query.expr) })),
        );
        const without = counted
          .filter(({ series }) => series === 0)
          .map(({ place, expr }) => ({ place, expr }));
        expect(without).toEqual(awaited);
        return without;
      });
      expect(empty).toEqual(awaited);
    },
    40_000,
  );

  test('the weekly review has its figures from Prometheus, and names what is missing there', async () => {
    const sources = { DATABASE_URL: stack.databaseUrl, PROMETHEUS_URL: stack.prometheusUrl };
    const { stdout, stderr } = await earntrack(['review', 'weekly', '--json'], sources);
    expect(stderr).toBe('');
    const review = JSON.parse(stdout) as Review;
    expect(review.unread).toEqual([]);
    // Only a log knows who they were: no figure names a person.
    expect(review.unmeasured.map(({ name }) => name)).toEqual(['People who met a failure of ours']);
    const watched = review.findings.filter(({ source }) => source === 'Prometheus');
    expect(watched.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Requests', 'Slowest, by 95 of 100', 'Of a core, in the busiest hour']),
    );
    expect(watched.find(({ name }) => name === 'Requests')?.value).toBeGreaterThan(100);
  }, 90_000);

  test('a question that nothing answers would be seen', async () => {
    expect(await stack.prometheus.count('histogram_quantile(0.95, http_request_duration_seconds)')).toBe(0);
  });
});

describe('with the times of production', () => {
  test('a killed server is on every way of who is on call within 30 seconds, and its restart is the all-clear', async () => {
    const killedMs = Date.now();
    await stack.killServer();
    const told = { alert: 'ServerDown', ways: P1 };
    await toldWithin(stack.onCall, { ...told, isOver: false, sinceMs: killedMs, withinMs: 30_000 });
    const startedMs = Date.now();
    await stack.startServer();
    await toldWithin(stack.onCall, { ...told, isOver: true, sinceMs: startedMs, withinMs: 60_000 });
    await toldWithin(stack.onCall, {
      alert: 'ServerRestarted',
      ways: WARNING,
      isOver: false,
      sinceMs: killedMs,
      withinMs: 120_000,
    });
    const ends = stack.onCall.messages.filter(({ way, atMs }) => way === 'mail' && atMs > killedMs);
    expect(ends[0]?.to).toEqual(['ops-team@example.com', 'on-call@example.com']);
  }, 180_000);
});

describe('ten times quicker', () => {
  beforeAll(() => stack.shortenTimes());
  afterAll(() => mendAll());

  test('Redis that is gone is told to the team, and wakes nobody', async () => {
    const sinceMs = Date.now();
    await stack.redis.kill();
    mend.push(() => stack.redis.restart());
    await expectAlert('RedisDown', WARNING, sinceMs);
    expect(
      stack.onCall.messages.filter(({ way, text }) => way === 'sms' && text.includes('RedisDown')),
    ).toEqual([]);
  }, 330_000);

  test('a table that is gone is a burst of failures, and burns the budget', async () => {
    await untilCalm();
    const client = await connected();
    const sinceMs = Date.now();
    await client.query('alter table earning rename to earning_away');
    mend.push(async () => {
      await client.query('alter table earning_away rename to earning');
      await client.end();
    });
    await toldWithin(stack.onCall, {
      alert: 'ErrorBudgetBurn14x',
      ways: P1,
      isOver: false,
      sinceMs,
      withinMs: 60_000,
    });
    await expectAlert('ErrorRatioHigh', CRITICAL, sinceMs);
  }, 330_000);

  test('a lock that is held takes the whole pool, and makes answers slow', async () => {
    await untilCalm();
    const client = await connected();
    const sinceMs = Date.now();
    await client.query('begin');
    await client.query('lock table earning in access exclusive mode');
    mend.push(() => client.end());
    await toldWithin(stack.onCall, {
      alert: 'SlowAnswers',
      ways: WARNING,
      isOver: false,
      sinceMs,
      withinMs: 100_000,
    });
    await expectAlert('PoolExhausted', CRITICAL, sinceMs);
  }, 330_000);

  test('connections that others hold are seen before none is left', async () => {
    const sinceMs = Date.now();
    const first = await connected();
    const { rows } = await first.query<{ most: number }>(
      "select current_setting('max_connections')::int most",
    );
    const others = Array.from({ length: Math.floor((rows[0]?.most ?? 0) * 0.85) }, () => connected());
    const clients = [first, ...(await Promise.all(others))];
    mend.push(() => Promise.all(clients.map((client) => client.end())));
    await expectAlert('ConnectionsNearMax', CRITICAL, sinceMs);
  }, 330_000);

  test('a file system that is filled is seen while there is a little left', async () => {
    const sinceMs = Date.now();
    const place = join(stack.folder, 'small');
    await mkdir(place);
    await asRoot(['mount', '-t', 'tmpfs', '-o', 'size=1m,mode=1777', 'earntrack-small', place]);
    mend.push(() => asRoot(['umount', place]));
    await writeFile(join(place, 'full'), randomBytes(980_000));
    mend.unshift(() => rm(join(place, 'full')));
    await expectAlert('DiskAlmostFull', CRITICAL, sinceMs);
  }, 330_000);

  test('a certificate that runs out in ten days is told to the team', async () => {
    const sinceMs = Date.now();
    await stack.tls.showCertificate(10);
    mend.push(() => stack.tls.showCertificate(90));
    await expectAlert('CertificateExpiring', WARNING, sinceMs);
  }, 330_000);

  test('a database that is gone wakes who is on call', async () => {
    await untilCalm();
    const sinceMs = Date.now();
    stack.door.shut();
    mend.push(async () => stack.door.open());
    await expectAlert('DatabaseDown', P1, sinceMs);
  }, 330_000);
});

function isCalm(names: readonly string[]): boolean {
  return names.every((name) => name === 'Watchdog');
}

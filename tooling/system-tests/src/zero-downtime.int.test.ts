import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { runSql } from '@earntrack/testkit';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Customers, type Ledger, startCustomers } from './customers.ts';
import { answeredBy, startJourney } from './journey.ts';
import { keptOf } from './kept.queries.ts';
import { type Instance, type Pair, startPair } from './pair.ts';
import { installPrograms } from './programs.ts';
import { untilTakenBack } from './taken-back.ts';

const TEST_MS = 240_000;
const SCRAPE_MS = 100;
const LOAD_AT_LEAST = 200;

const secret = () => randomBytes(32).toString('hex');
const SIGNING = { before: secret(), after: secret() };
const METRICS = { before: secret(), after: secret() };
const ROLES = { before: 'earntrack_before', after: 'earntrack_after' };

/** What docs/how-to/rotate-secrets.md says, step by step: at no moment does one instance make what the other does not take. */
const settingsOf = {
  before: { JWT_SECRET: SIGNING.before, METRICS_TOKEN: METRICS.before },
  announced: {
    JWT_SECRET: SIGNING.before,
    JWT_SECRET_PREVIOUS: SIGNING.after,
    METRICS_TOKEN: METRICS.before,
    METRICS_TOKEN_PREVIOUS: METRICS.after,
  },
  changed: {
    JWT_SECRET: SIGNING.after,
    JWT_SECRET_PREVIOUS: SIGNING.before,
    METRICS_TOKEN: METRICS.after,
    METRICS_TOKEN_PREVIOUS: METRICS.before,
  },
  after: { JWT_SECRET: SIGNING.after, METRICS_TOKEN: METRICS.after },
};

let pair: Pair;
let databaseUrls: { before: string; after: string };

beforeAll(async () => {
  await installPrograms();
  pair = await startPair(async (ownerUrl) => {
    databaseUrls = { before: await addRole(ownerUrl, ROLES.before), after: '' };
    return { ...settingsOf.before, DATABASE_URL: databaseUrls.before };
  });
}, 300_000);

afterAll(() => pair?.stop(), 60_000);

/** Another way in for the same owner, so that both passwords are good for a while: one role has only one. */
async function addRole(ownerUrl: string, role: string): Promise<string> {
  const url = new URL(ownerUrl);
  const password = secret();
  await runSql(ownerUrl, `create role ${role} login password '${password}' in role ${url.username}`);
  await runSql(ownerUrl, `alter role ${role} set role to ${url.username}`);
  return Object.assign(url, { username: role, password }).href;
}

/** One after the other, each only after the balancer has taken the one before back. */
async function restartEach(env: Record<string, string>, metricsToken: string): Promise<void> {
  for (const instance of pair.instances) {
    expect(await instance.leave()).toEqual({ readiness: 503, exitCode: 0 });
    await instance.start(env);
    await untilTakenBack(instance, metricsToken);
  }
}

async function underLoad(customers: Customers, work: () => Promise<void>): Promise<Ledger> {
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await customers.stop();
  };
  onTestFinished(stop);
  await work();
  await stop();
  return customers.ledger;
}

/** All that was acknowledged is there once, and nothing else is. */
async function expectKept(ledger: Ledger): Promise<void> {
  const { typed, importedRows } = ledger;
  expect(await keptOf(pair.databaseUrl, ledger)).toEqual({ typed, importedRows, daysDiffer: 0 });
  expect(importedRows).toBeGreaterThan(0);
  expect(ledger.answered).toBeGreaterThan(LOAD_AT_LEAST);
}

/** What Prometheus would be told, over and over, with the token that it has; an instance that is away tells nothing. */
function scrape(token: () => string) {
  const ending = new AbortController();
  const refused: string[] = [];
  const scraping = (async () => {
    while (!ending.signal.aborted) {
      for (const { url } of pair.instances) {
        const response = await fetch(`${url}/metrics`, {
          headers: { authorization: `Bearer ${token()}` },
        }).catch(() => null);
        await response?.text().catch(() => '');
        if (response?.ok === false) refused.push(`${url} ${response.status}`);
      }
      await pause(SCRAPE_MS);
    }
  })();
  return {
    async stop() {
      ending.abort();
      await scraping;
      return refused;
    },
  };
}

async function connectionsOf(role: string): Promise<number> {
  const client = new Client({ connectionString: pair.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(
      'select count(*)::int as count from pg_stat_activity where usename = $1',
      [role],
    );
    return rows[0]?.count ?? -1;
  } finally {
    await client.end();
  }
}

/** Each instance does so much of it that neither is only standing by. */
const SHARE_AT_LEAST = 1 / 4;
const EARNINGS = 5;

test(
  'whoever comes to two instances by turns sees at once what they did, is told of it at both, and is signed in and out at both',
  async () => {
    const answered = () => Promise.all(pair.instances.map((each) => answeredBy(each, METRICS.before)));
    const before = await answered();
    const ana = await startJourney(pair.origin);
    const listeners = [await ana.listen(), await ana.listen()];
    onTestFinished(() => {
      for (const listener of listeners) listener.leave();
    });
    const expectSeen = async () => {
      for (const seen of await ana.seen()) expect(seen).toEqual(ana.expected());
    };
    await expectSeen();
    for (let earned = 0; earned < EARNINGS; earned += 1) {
      await ana.earn();
      await expectSeen();
    }
    for (const listener of listeners) await listener.hears('earnings');
    await ana.takeInStatement();
    await expectSeen();
    await ana.signOut();
    expect(new Set(await ana.statuses())).toEqual(new Set([401]));
    await ana.signIn();
    expect(new Set(await ana.statuses())).toEqual(new Set([200]));
    await expectSeen();
    const did = (await answered()).map((count, at) => count - (before[at] ?? 0));
    const all = did.reduce((sum, count) => sum + count, 0);
    for (const count of did) expect(count).toBeGreaterThan(all * SHARE_AT_LEAST);
  },
  TEST_MS,
);

test(
  'two instances are restarted one after the other and their secrets changed while people write, read and import, and no request fails',
  async () => {
    let known = METRICS.before;
    const prometheus = scrape(() => known);
    onTestFinished(() => void prometheus.stop());
    const ledger = await underLoad(await startCustomers(pair.origin, { hasProgram: true }), async () => {
      databaseUrls.after = await addRole(pair.databaseUrl, ROLES.after);
      await restartEach({ ...settingsOf.announced, DATABASE_URL: databaseUrls.after }, known);
      known = METRICS.after;
      await runSql(pair.databaseUrl, `alter role ${ROLES.before} nologin password null`);
      await restartEach({ ...settingsOf.changed, DATABASE_URL: databaseUrls.after }, known);
    });
    expect(ledger.failures).toEqual([]);
    expect(await prometheus.stop()).toEqual([]);
    expect(await connectionsOf(ROLES.before)).toBe(0);
    await expectKept(ledger);
  },
  TEST_MS,
);

test(
  'an instance that is killed in mid-load loses nothing that was acknowledged, and what is sent again is there once',
  async () => {
    const [first, second] = pair.instances as [Instance, Instance];
    const ledger = await underLoad(await startCustomers(pair.origin), async () => {
      for (const instance of [first, second]) {
        await instance.kill();
        await instance.start({ ...settingsOf.after, DATABASE_URL: databaseUrls.after });
        await untilTakenBack(instance, METRICS.after);
      }
    });
    // What was under way was cut off: else nothing was tried.
    expect(ledger.failures).not.toEqual([]);
    await expectKept(ledger);
  },
  TEST_MS,
);

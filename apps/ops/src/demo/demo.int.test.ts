import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccounts, OPERATOR } from '@earntrack/auth';
import type { EarnTrackClient } from '@earntrack/client';
import { createDatabase } from '@earntrack/db';
import { asCurrency } from '@earntrack/domain';
import { findFreePort } from '@earntrack/testkit';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import { type Config, readConfig } from '../config/config.ts';
import { root } from '../root.ts';
import { withDatabase } from '../start/database.ts';
import { serve } from '../start/start.ts';
import { Demo } from './demo.ts';
import { signIn } from './demo-client.ts';
import { readDemoNote } from './demo-note.ts';

/** A new database, a server and some five hundred calls, on a machine that may be busy with more. */
const wholeDemoMs = 240_000;

function makeDataDir(): { path: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'earntrack-demo-test-'));
  chmodSync(folder, 0o755);
  return { path: join(folder, 'data'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function makeConfig(dataDir: string): Promise<Config> {
  const { PATH } = process.env;
  const port = String(await findFreePort());
  return readConfig({ PATH, PORT: port, EARNTRACK_DATA_DIR: dataDir, LOG_LEVEL: 'error' });
}

/** The product itself with a demo, without pages. */
async function startDemo(config: Config) {
  const baseUrl = `http://127.0.0.1:${config.port}`;
  const lines: string[] = [];
  const demo = new Demo({ dataDir: config.dataDir, baseUrl, log: (line) => lines.push(line) });
  const asked = new AbortController();
  const filled = Promise.withResolvers<void>();
  const ended = serve({
    config,
    log: () => {},
    signal: asked.signal,
    parts: {
      serverEntry: join(root, 'apps/server/src/main.ts'),
      webDist: 'none',
      buildWeb: async () => {},
    },
    prepare: (database) => demo.prepare(database),
    onReady: async () => {
      await demo.fill();
      filled.resolve();
    },
  });
  ended.catch(filled.reject);
  const stop = async () => {
    asked.abort();
    await ended;
  };
  await filled.promise;
  return { baseUrl, lines, stop };
}

async function everyPage<Item>(
  list: (cursor: string | null) => Promise<{ items: Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page = await list(cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

/** Whole cents of an amount, which the story keeps to. */
function cents(amount: string): number {
  return Math.round(Number(amount) * 100);
}

describe('the demo', () => {
  const { path: dataDir, remove } = makeDataDir();
  let config: Config;
  let started: Awaited<ReturnType<typeof startDemo>>;
  let client: EarnTrackClient;

  beforeAll(async () => {
    config = await makeConfig(dataDir);
    started = await startDemo(config);
    const note = await readDemoNote(dataDir);
    if (note === null) throw new Error('The demo left no note.');
    client = await signIn(started.baseUrl, note);
  }, wholeDemoMs);
  afterAll(async () => {
    await started?.stop();
    remove();
  });

  const earnings = () => everyPage((cursor) => client.earnings.list.query({ cursor, limit: 200 }));
  const imports = () => everyPage((cursor) => client.imports.list.query({ cursor, limit: 200 }));
  const platformId = async (name: string) =>
    (await client.platforms.list.query({})).find((platform) => platform.name === name)?.id;

  it('says how to sign in', () => {
    expect(started.lines.at(-1)).toMatch(/^Sign in as demo@example\.com with the password \S{16}$/);
  });

  it('has eighteen months on three platforms in two currencies, up to today', async () => {
    const { today, period, totals, platforms } = await client.dashboard.summary.query({
      period: { kind: 'all' },
    });
    const all = await earnings();
    expect(new Set(all.map(({ earnedOn }) => earnedOn.slice(0, 7))).size).toBe(18);
    expect(all[0]?.earnedOn).toBe(today);
    expect(period.to >= today).toBe(true);
    expect(totals.map(({ currency }) => currency).toSorted()).toEqual(['EUR', 'USD']);
    expect(platforms).toHaveLength(3);
    const counts = Object.fromEntries(totals.map((total) => [total.currency, total.earningCount]));
    expect((counts['EUR'] ?? 0) + (counts['USD'] ?? 0)).toBe(all.length);
    expect(all.length).toBeGreaterThan(400);
  });

  it('knows what an hour brought, and that some money has no hours', async () => {
    const { platforms, workedSeconds } = await client.dashboard.summary.query({ period: { kind: 'all' } });
    for (const { rate } of platforms) {
      expect(Number(rate.rate)).toBeGreaterThan(5);
      expect(rate.coverageBasisPoints).toBeGreaterThan(3_000);
    }
    expect(platforms.some(({ rate }) => (rate.coverageBasisPoints ?? 0) < 10_000)).toBe(true);
    const alone = platforms.reduce((sum, { rate }) => sum + rate.workedSeconds, 0);
    // Evenings on two platforms at once are shared between them, and count once in all.
    expect(Math.abs(alone - workedSeconds)).toBeLessThan(platforms.length);
  });

  it('took in every statement with its control total, and left no row out', async () => {
    const all = await imports();
    expect(all.map(({ fileName }) => fileName).toSorted()).toEqual([
      'etsy-orders-1.csv',
      'etsy-orders-2.csv',
      'uber-earnings-1.csv',
      'uber-earnings-2.csv',
      'uber-earnings-3-with-a-late-tip.csv',
      'upwork-transactions-1.csv',
      'upwork-transactions-2-again.csv',
      'upwork-transactions-2.csv',
      'upwork-transactions-3.csv',
    ]);
    for (const { control, outcomes, state } of all) {
      expect(state).toBe('committed');
      expect(control.every(({ isOk }) => isOk)).toBe(true);
      expect(outcomes.leftOut).toBe(0);
    }
  });

  it('shows a download again that changes nothing, one that overlaps, and a tip that came late', async () => {
    const byName = new Map((await imports()).map((each) => [each.fileName, each]));
    const again = byName.get('upwork-transactions-2-again.csv');
    expect(again?.outcomes).toMatchObject({ new: 0, changed: 0, unchanged: again?.itemCount });
    const overlapping = byName.get('upwork-transactions-2.csv')?.outcomes;
    expect(overlapping?.unchanged).toBeGreaterThan(0);
    expect(overlapping?.new).toBeGreaterThan(0);
    expect(byName.get('uber-earnings-3-with-a-late-tip.csv')?.outcomes.changed).toBe(1);
    const { today } = await client.dashboard.summary.query({ period: { kind: 'day' } });
    const thatDay = Temporal.PlainDate.from(today).subtract({ days: 12 }).toString();
    const uber = await platformId('Uber');
    const driven = (await earnings()).filter((one) => one.earnedOn === thatDay && one.platformId === uber);
    expect(driven).toMatchObject([{ source: 'statement', components: { tips: '6.5' } }]);
  });

  it('has refunds, one of which names the sale that it takes back', async () => {
    const all = await earnings();
    const byId = new Map(all.map((earning) => [earning.id, earning]));
    const refunds = all.filter(({ components }) => components.adjustments.startsWith('-'));
    expect(refunds.map(({ source }) => source).toSorted()).toEqual(['statement', 'typed']);
    const typed = refunds.find(({ adjustsId }) => adjustsId !== null);
    const sale = byId.get(typed?.adjustsId ?? '');
    expect(`-${sale?.net}`).toBe(typed?.net);
    expect(sale?.platformId).toBe(await platformId('Etsy'));
  });

  it('has a product whose price changed, and sales that say what they brought', async () => {
    const [product, ...others] = await client.products.list.query({});
    expect(others).toEqual([]);
    expect(product).toMatchObject({ name: 'Stoneware mug' });
    const sales = (await earnings()).filter(({ sale }) => sale?.productId === product?.id);
    const unitPrices = sales.map(({ gross, sale }) => Number(gross) / (sale?.units ?? 0));
    expect(new Set(unitPrices)).toEqual(new Set([22, 24]));
  });

  it('was paid every week by those who pay weekly, so that only the last days and the late tip are owed', async () => {
    const owed = await client.payouts.owed.query();
    const byName = async (name: string) => {
      const id = await platformId(name);
      return owed.find((each) => each.platformId === id);
    };
    const uber = await byName('Uber');
    const { today } = await client.dashboard.summary.query({ period: { kind: 'day' } });
    const lastMonday = Temporal.PlainDate.from(uber?.lastPaidOn ?? '').subtract({ days: 1 });
    expect(Temporal.PlainDate.from(today).since(lastMonday).days).toBeLessThanOrEqual(8);
    const uberId = await platformId('Uber');
    const unpaid = (await earnings())
      .filter(({ platformId: id, earnedOn }) => id === uberId && earnedOn >= lastMonday.toString())
      .reduce((sum, { net, components }) => sum + cents(net) - cents(components.cashCollected), 0);
    expect(cents(uber?.owed ?? '')).toBe(unpaid + 650);
    expect(cents((await byName('Etsy'))?.owed ?? '')).toBeGreaterThanOrEqual(0);
    expect(owed.every(({ paidOut }) => cents(paidOut) > 0)).toBe(true);
  });

  it('has goals of all platforms and of one, each with periods to look back on', async () => {
    const goals = await client.goals.list.query();
    expect(goals.filter(({ platformId: id }) => id === null)).toHaveLength(1);
    expect(goals).toHaveLength(3);
    for (const goal of goals) {
      expect(goal.before).toHaveLength(6);
      expect(goal.before.some(({ made }) => Number(made) > 0)).toBe(true);
    }
  });

  it('counts what went on after midnight with the evening on which it began', async () => {
    const uber = await platformId('Uber');
    const work = await everyPage((cursor) =>
      client.work.list.query({ cursor, limit: 200, platformId: uber }),
    );
    const afterMidnight = work.filter(
      ({ startedAt, workedOn }) =>
        startedAt !== null &&
        Temporal.Instant.from(startedAt).toZonedDateTimeISO('Europe/Lisbon').toPlainDate().toString() >
          workedOn,
    );
    expect(afterMidnight.length).toBeGreaterThan(0);
  });

  it('is there when it is started again, with the same password and nothing doubled', async () => {
    const before = (await earnings()).length;
    await started.stop();
    const lines = started.lines;
    started = await startDemo(config);
    expect(started.lines).toEqual([lines.at(-1)]);
    const note = await readDemoNote(dataDir);
    if (note === null) throw new Error('The note is gone.');
    client = await signIn(started.baseUrl, note);
    expect(await earnings()).toHaveLength(before);
  });
});

describe('a demo over somebody’s data', () => {
  it('is refused in a sentence, and nothing is changed', async () => {
    const { path: dataDir, remove } = makeDataDir();
    onTestFinished(remove);
    const config = await makeConfig(dataDir);
    const started = startDemoOver(config);
    await expect(started).rejects.toThrow('There is an account in this database already');
    expect(await readDemoNote(dataDir)).toBeNull();
  });
});

async function startDemoOver(config: Config): Promise<unknown> {
  const { migrateUp } = await import('@earntrack/migrations');
  await withDatabase(config, async (url) => {
    await migrateUp(url);
    const database = createDatabase({ connectionString: url });
    await createAccounts({ db: database.db }).registerAccount(
      {
        email: 'somebody@example.com',
        password: 'a long enough password',
        displayName: '',
        timeZone: 'Europe/Lisbon',
        currency: asCurrency('EUR'),
        locale: 'en-GB',
        weekStart: 1,
      },
      'open',
      OPERATOR,
    );
    await database.close();
  });
  return startDemo(config);
}

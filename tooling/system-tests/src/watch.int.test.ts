import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { NOT_BROUGHT, TARGETS, unexpected } from './expected.ts';
import {
  exporterHung,
  frontShut,
  redisGone,
  redisSlow,
  targetsLost,
  webhookRefused,
} from './faults/around.ts';
import { backupNeverProved, databaseGone, jobsFail, lockHeld, tableGone } from './faults/database.ts';
import { type Fault, P1, type Told, WARNING } from './faults/fault.ts';
import { SLOW_TROUBLES } from './faults/slow-troubles.ts';
import { serverIll } from './faults/server.ts';
import type { Way } from './on-call.ts';
import { type People, startPeople, startReader } from './people.ts';
import { installPrograms } from './programs.ts';
import { alertNames, alertQueries, dashboardQueries, documentedQueries, type Query } from './queries.ts';
import { runCommand } from './run-command.ts';
import { type Command, commandsOf, type Page, readRunbook } from './runbook.ts';
import { type Stack, startStack } from './stack.ts';
import { eventually, fireWithin, isCalm, toldWithin, waysOf } from './told.ts';
import { weeklyReview } from './weekly-review.ts';

const QUIET_MS = 60_000;
/** Of times ten times shorter: longer than any alert waits that looks at what lasts. */
const QUIET_STRETCH_MS = 95_000;
const TOLD_WITHIN_MS = 150_000;
const MEND_WITHIN_MS = 120_000;
const RUNBOOK = readRunbook();

let stack: Stack;
let people: People;
let stopReading: () => Promise<void>;
let startedMs: number;
/** Alerts that came, each with everything run on its page that prints something only in trouble. */
const seenInTrouble = new Set<string>();

beforeAll(async () => {
  await installPrograms();
  stack = await startStack();
  startedMs = Date.now();
  people = await startPeople(stack.origin);
  stopReading = await startReader(stack.origin);
}, 300_000);

afterAll(async () => {
  await Promise.all([people?.stop(), stopReading?.()]);
  await stack?.stop();
}, 60_000);

/** Faults that can be there at the same time: each is told by its way, led to by its page, and its end is the all-clear. */
async function expectTold(...faults: Fault[]): Promise<void> {
  await untilCalm();
  const sinceMs = Date.now();
  // What a failed test left broken is mended, so that the next one stands on its own.
  const mends: (() => unknown)[] = [];
  const mendAll = async () => {
    for (const mend of mends.splice(0).toReversed()) await mend();
  };
  onTestFinished(mendAll, MEND_WITHIN_MS);
  for (const fault of faults) mends.push(await fault.begin(stack));
  const tells = faults.flatMap((fault) => Object.entries(fault.tells));
  await Promise.all(tells.map((told) => comes(told, { isOver: false, sinceMs })));
  const fires = faults.flatMap((fault) => Object.entries(fault.fires ?? {}));
  await fireWithin(TOLD_WITHIN_MS, stack.prometheus, fires);
  await leadToCauses([...tells, ...fires]);
  const mendedMs = Date.now();
  await mendAll();
  const leaves = faults.flatMap((fault) => Object.entries(fault.leaves ?? {}));
  await Promise.all([
    ...tells.map((told) => comes(told, { isOver: true, sinceMs: mendedMs })),
    ...leaves.map(async (told) => {
      await comes(told, { isOver: false, sinceMs: mendedMs });
      await leadToCauses([told]);
      await comes(told, { isOver: true, sinceMs: mendedMs });
    }),
  ]);
  // By these ways, and by no other: what can wait until tomorrow wakes nobody.
  for (const [alert, { ways }] of [...tells, ...leaves])
    expect([alert, [...waysOf(stack.onCall, { alert, isOver: false, sinceMs })].toSorted()]).toEqual([
      alert,
      ways.toSorted(),
    ]);
}

function comes([alert, { ways }]: [string, Told], when: { isOver: boolean; sinceMs: number }) {
  return toldWithin(stack.onCall, { alert, ways, ...when, withinMs: TOLD_WITHIN_MS });
}

/** What stands on the pages is done while the trouble lasts: every command prints something, and those of a page show the cause. */
async function leadToCauses(tells: readonly [string, Pick<Told, 'shows'>][]): Promise<void> {
  for (const [alert, { shows }] of tells) {
    const commands = commandsOf(pageOf(alert), { inTrouble: true, parts: 'all but the solution' });
    const { printed, wrong } = await runCommands(alert, commands);
    expect({ alert, wrong }).toEqual({ alert, wrong: [] });
    expect(printed).toMatch(shows);
    seenInTrouble.add(alert);
  }
  // Only then, since a solution may end what the next page would have shown.
  for (const [alert] of tells) {
    const { wrong } = await runCommands(
      alert,
      commandsOf(pageOf(alert), { inTrouble: true, parts: 'solution' }),
    );
    expect({ alert, wrong }).toEqual({ alert, wrong: [] });
  }
}

function pageOf(alert: string): Page {
  const page = RUNBOOK.find(({ name }) => name === alert);
  if (page === undefined) throw new Error(`${alert} has no page.`);
  return page;
}

/** Runs commands of a page in their order. Gives all that was printed, and which command failed or said nothing. */
async function runCommands(name: string, commands: readonly Command[]) {
  const printed: string[] = [];
  const wrong: string[] = [];
  for (const command of commands) {
    const text = await runCommand(stack, command).catch((err: unknown) => {
      wrong.push(`${name}: ${String(err)}`);
      return null;
    });
    if (text === '') wrong.push(`${name}: ${command.text} prints nothing`);
    printed.push(text ?? '');
  }
  return { printed: printed.join('\n'), wrong };
}

/** An alert that still fires from the fault before would not be told anew. */
async function untilCalm(): Promise<void> {
  await eventually(120_000, async () => expect(unexpected(await stack.prometheus.firing())).toEqual([]));
}

describe('while all is well', () => {
  test('every target is up', async () => {
    await eventually(60_000, async () => {
      const targets = await stack.prometheus.targets();
      expect(targets.filter(({ health }) => health !== 'up')).toEqual([]);
      expect(targets.map(({ labels }) => labels.job).toSorted()).toEqual(TARGETS);
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
    'every %s gives something',
    async (_, queries) => {
      expect(queries.length).toBeGreaterThan(10);
      await eventually(30_000, async () => {
        const counted = await Promise.all(
          queries.map(async (query) => ({ ...query, series: await stack.prometheus.count(query.expr) })),
        );
        expect(counted.filter(({ series }) => series === 0)).toEqual([]);
      });
    },
    40_000,
  );

  test('the weekly review has its figures from Prometheus, and names what is missing there', async () => {
    const sources = { DATABASE_URL: stack.databaseUrl, PROMETHEUS_URL: stack.prometheusUrl };
    const review = await weeklyReview(sources);
    expect(review.unread).toEqual([]);
    // Only a log knows who they were: no figure names a person.
    expect(review.unmeasured.map(({ name }) => name)).toEqual(['People who met a failure of ours']);
    const watched = review.findings.filter(({ source }) => source === 'Prometheus');
    expect(watched.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Requests', 'Slowest, by 95 of 100', 'Of a core, in the busiest hour']),
    );
    expect(watched.find(({ name }) => name === 'Requests')?.value).toBeGreaterThan(100);
  }, 90_000);

  test('every command of the runbook that can be run at any time prints something', async () => {
    const wrong: string[] = [];
    const done = new Set<string>();
    for (const page of RUNBOOK) {
      const commands = commandsOf(page, { inTrouble: false });
      if (commands.length === 0) wrong.push(`${page.name} has nothing that is run`);
      // Pages share many.
      const fresh = commands.filter(({ text }) => !done.has(text));
      wrong.push(...(await runCommands(page.name, fresh)).wrong);
      for (const { text } of fresh) done.add(text);
    }
    expect(wrong.join('\n\n')).toBe('');
  }, 300_000);

  test('a question that nothing answers would be seen, and a ratio of nothing', async () => {
    const empty = ['histogram_quantile(0.95, http_request_duration_seconds)', 'vector(0) / vector(0)'];
    expect(await Promise.all(empty.map((expr) => stack.prometheus.count(expr)))).toEqual([0, 0]);
    expect(await stack.prometheus.count('vector(0)')).toBe(1);
  });
});

describe('with the times of production', () => {
  test('a killed server is on every way of who is on call within 30 seconds, and its restart is the all-clear', async () => {
    const killedMs = Date.now();
    await stack.killServer();
    const told = { alert: 'ServerDown', ways: P1 };
    await toldWithin(stack.onCall, { ...told, isOver: false, sinceMs: killedMs, withinMs: 30_000 });
    await leadToCauses([['ServerDown', { shows: /nobody answers[\s\S]*connection refused/ }]]);
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

  test('no alert comes of people at work, however long it waits', async () => {
    await untilCalm();
    const until = Date.now() + QUIET_STRETCH_MS;
    while (Date.now() < until) {
      expect(unexpected(await stack.prometheus.firing())).toEqual([]);
      await pause(1_000);
    }
  }, 220_000);

  test(
    'pages that are bad, and what is wrong around the server, is told while it lasts, and is no news afterwards',
    () => expectTold(...SLOW_TROUBLES),
    540_000,
  );

  test(
    'a process that computes, blocks and leaks is told of, and so is that it does not stay up',
    () => expectTold(serverIll),
    400_000,
  );

  test(
    'a table that is gone burns the budget; a front that is shut, a slow Redis and an exporter that hangs are told beside it',
    () => expectTold(tableGone, frontShut, redisSlow, exporterHung),
    400_000,
  );

  test(
    'a lock that is held takes the whole pool, and makes statements and answers slow',
    () => expectTold(lockHeld),
    400_000,
  );

  test(
    'backups that were never once proved, and fail again and again, are told of although there is none that could be old; so are a job that fails each minute and a message that nobody takes',
    () => expectTold(backupNeverProved, jobsFail, webhookRefused),
    400_000,
  );

  test('a server that nobody watches any more is missed', () => expectTold(targetsLost), 400_000);

  test(
    'a database that is gone wakes who is on call, and a Redis that is gone nobody',
    () => expectTold(databaseGone, redisGone),
    400_000,
  );

  test('everything on the pages that prints something in trouble alone was run in that trouble', () => {
    const inTrouble = RUNBOOK.filter(({ sections }) =>
      sections.some(({ commands }) => commands.some(({ mark }) => mark === 'trouble')),
    );
    expect(inTrouble.map(({ name }) => name).filter((name) => !seenInTrouble.has(name))).toEqual([]);
  });

  test('every alert that has a rule was brought by a fault, or stands among those that are not', () => {
    const known = new Set([...seenInTrouble, ...Object.keys(NOT_BROUGHT)]);
    expect(known).toEqual(new Set(alertNames()));
  });
});

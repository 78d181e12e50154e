import { runSql } from '@earntrack/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forget, type RealServer, startRealServer } from '../testing/real-server.ts';

/** What the console shows of slow statements. */
interface Shown {
  source: string;
  since: string | null;
  statements: { query: string; calls: number; meanMs: number; maxMs: number; totalMs: number }[];
}

const SECRET = 'Who reads this read a value';
const ASKED = 25;

let server: RealServer;
let cookie: string;
beforeAll(async () => {
  server = await startRealServer();
  const answer = await fetch(`${server.origin}/trpc/auth.login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@example.org', password: 'correct horse battery' }),
  });
  cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
afterAll(async () => {
  await server.stop();
  forget(server);
});

async function ask<Data>(procedure: string): Promise<Data> {
  const answer = await fetch(`${server.origin}/trpc/${procedure}`, { headers: { cookie } });
  const { result } = (await answer.json()) as { result: { data: Data } };
  return result.data;
}
const shown = () => ask<Shown>('operator.console.slowQueries');

it('the console of a server whose PostgreSQL keeps statistics shows its statements from there, and never a value', async () => {
  expect(await shown()).toMatchObject({ source: 'instance' });
  await runSql(server.databaseUrl, 'create extension pg_stat_statements');
  await runSql(server.databaseUrl, 'select pg_stat_statements_reset()');
  for (let count = 0; count < ASKED; count += 1) await ask('profile.get');
  // By the same role, and slow: PostgreSQL keeps such a text as it was written where it is a command and no query.
  await runSql(server.databaseUrl, `do $$ begin perform pg_sleep(0.2), '${SECRET}'; end $$`);
  const { source, since, statements } = await shown();
  expect(source).toBe('pg_stat_statements');
  expect(Date.parse(since ?? '')).not.toBeNaN();
  const ofSessions = statements.find(({ query }) => query.startsWith('select "session".*'));
  expect(ofSessions?.calls).toBeGreaterThanOrEqual(ASKED);
  expect(ofSessions?.meanMs).toBeGreaterThan(0);
  expect(ofSessions?.maxMs).toBeGreaterThanOrEqual(ofSessions?.meanMs ?? Infinity);
  const totals = statements.map(({ totalMs }) => totalMs);
  expect(totals).toEqual(totals.toSorted((one, other) => other - one));
  expect(statements[0]?.totalMs).toBeGreaterThan(150);
  expect(JSON.stringify(statements)).not.toContain(SECRET);
});

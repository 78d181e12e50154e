import { createDatabase, type TableName } from '@earntrack/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { change, signUpPerson } from '../testing/person.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  // One connection, as each keeps statements of its own.
  const connect = (connectionString: string) => createDatabase({ connectionString, poolSize: 1 });
  server = await createTestApp({ DB_SLOW_QUERY_MS: '0' }, connect);
});
afterAll(() => server.close());

const slow = (app: TestApp) => app.lines.filter(({ message }) => message === 'slow query');

test('a slow query is a line with its kind, time, rows and request, and nothing that was typed', async () => {
  const { headers } = await signUpPerson(server, 'slow');
  const input = { id: crypto.randomUUID(), name: 'Canary', kind: 'other', colour: 1, currency: 'EUR' };
  const asked = { ...headers, 'x-request-id': 'made-a-platform' };
  expect((await change(server, 'platforms.create', { input, headers: asked })).status).toBe(200);
  const line = slow(server).find(({ query }) => query === 'insert platform');
  expect(line).toEqual({
    timestamp: expect.any(String),
    level: 'info',
    service: 'earntrack-server',
    query: 'insert platform',
    duration_ms: expect.any(Number),
    rows: 1,
    backend: expect.any(Number),
    request_id: 'made-a-platform',
    procedure: 'platforms.create',
    message: 'slow query',
  });
  const all = JSON.stringify(slow(server));
  for (const typed of ['Canary', input.id, 'slow@example.com', '$1']) expect(all).not.toContain(typed);
});

test('PostgreSQL knows of each statement that it keeps for which procedure it is', async () => {
  const { headers } = await signUpPerson(server, 'kept');
  await server.app.inject({ url: '/trpc/platforms.list', headers });
  const kept = server.database.db.selectFrom('pg_prepared_statements' as TableName).selectAll();
  const statements = (await kept.execute()).map((row) => String(Object(row).statement));
  expect(statements.some((text) => text.endsWith(" /*procedure='platforms.list'*/"))).toBe(true);
  expect(statements.filter((text) => text.includes('request_id'))).toEqual([]);
});

test('what took less than the limit is no line', async () => {
  const quick = await createTestApp({ DB_SLOW_QUERY_MS: '3600000', DATABASE_URL: server.databaseUrl });
  await quick.app.inject('/trpc/auth.session');
  expect(quick.lines.length).toBeGreaterThan(0);
  expect(slow(quick)).toEqual([]);
  await quick.close();
});

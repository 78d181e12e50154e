import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { asCurrency, asLocalDate } from '@earntrack/domain';
import { createDatabase, type DatabaseHandle } from '@earntrack/db';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from './testing/test-app.ts';

let server: TestApp;
/** How many pages of earnings the database was asked for. */
let pagesAsked = 0;
beforeAll(async () => {
  server = await createTestApp({}, countingDatabase);
});
afterAll(() => server.close());

const counting: Parameters<DatabaseHandle['db']['withPlugin']>[0] = {
  transformQuery({ node }) {
    if (node.kind === 'SelectQueryNode' && JSON.stringify(node.from).includes('"earning"')) pagesAsked += 1;
    return node;
  },
  transformResult: ({ result }) => Promise.resolve(result),
};

function countingDatabase(connectionString: string): DatabaseHandle {
  const handle = createDatabase({ connectionString });
  return { ...handle, db: handle.db.withPlugin(counting) };
}

async function call(procedure: string, input: object, cookie = '') {
  const headers = { ...OUR_PAGE, ...(cookie && { cookie }) };
  const response = await server.app.inject({
    method: 'POST',
    url: `/trpc/${procedure}`,
    headers,
    payload: JSON.stringify(input),
  });
  expect(response.statusCode, response.body).toBe(200);
  return response;
}

async function signedIn(cookie: string) {
  const response = await server.app.inject({ url: '/trpc/auth.session', headers: { cookie } });
  return response.json<{ result: { data: { account: { id: string } } } }>().result.data;
}

async function signUp(name: string): Promise<string> {
  const response = await call('auth.register', { ...REGISTRATION, email: `${name}@example.com` });
  return String(response.headers['set-cookie']).split(';')[0] ?? '';
}

const FILE = '/api/v1/earnings.csv';

function download(cookie: string, query = '') {
  return server.app.inject({ url: `${FILE}${query}`, headers: { cookie } });
}

test('earnings are exported to nobody who is not signed in', async () => {
  const response = await server.app.inject(FILE);
  expect(response.statusCode).toBe(401);
  expect(response.headers['content-type']).toContain('application/problem+json');
});

test('an export is a file of those earnings that the filter names, and no formula to a spreadsheet', async () => {
  const cookie = await signUp('export-ana');
  const platformId = crypto.randomUUID();
  const platform = { id: platformId, name: 'Shop', kind: 'freelance', colour: 1, currency: 'USD' };
  await call('platforms.create', platform, cookie);
  for (const [earnedOn, note] of [
    ['2026-01-05', '=1+1'],
    ['2026-02-05', 'left out'],
  ]) {
    const earning = { platformId, currency: 'USD', earnedOn, components: { base: '-12.5' }, note };
    await call('earnings.create', { id: crypto.randomUUID(), ...earning }, cookie);
  }
  const response = await download(cookie, '?to=2026-01-31');
  expect(response.statusCode).toBe(200);
  expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(response.headers['content-disposition']).toBe('attachment; filename="earntrack-earnings.csv"');
  expect(response.headers['cache-control']).toBe('no-store');
  expect(response.body).toContain("'=1+1");
  expect(response.body).toContain(',-12.50,');
  expect(response.body).not.toContain('left out');
});

test('a program exports with a token that may', async () => {
  const cookie = await signUp('export-program');
  const withScopes = async (scopes: string[]) => {
    const wish = { id: crypto.randomUUID(), name: 'Backup', scopes, expiresInDays: null };
    const created = await call('apiTokens.create', wish, cookie);
    const { token } = created.json<{ result: { data: { token: string } } }>().result.data;
    const headers = { authorization: `Bearer ${token}` };
    return server.app.inject({ url: FILE, headers });
  };
  expect((await withScopes(['export'])).statusCode).toBe(200);
  const refused = await withScopes(['read', 'write', 'import']);
  expect(refused.statusCode).toBe(403);
  expect(refused.json()).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('“export”') });
  const unknown = { authorization: 'Bearer made-up', cookie };
  expect((await server.app.inject({ url: FILE, headers: unknown })).statusCode).toBe(401);
});

test('an account without earnings exports a header alone, and sees nothing of another account', async () => {
  const response = await download(await signUp('export-bea'));
  expect(response.statusCode).toBe(200);
  expect(response.body.trim().split('\r\n')).toHaveLength(1);
});

test.each([
  ['from=yesterday', 'from'],
  ['to=2026-01-01&to=2026-01-02', 'to'],
  ['platformIds=uber', 'platformIds.0'],
  ['limit=5', ''],
])('the filter %s is refused with its field', async (query, field) => {
  const response = await download(await signUp(`export-${query.length}`), `?${query}`);
  expect(response.statusCode).toBe(400);
  const { fields } = response.json<{ fields: Record<string, string> }>();
  expect(Object.keys(fields)).toEqual([field]);
});

test('a database that is gone is said in words, and is no file', async () => {
  const lost = await createTestApp({}, () =>
    createDatabase({ connectionString: 'postgres://x@127.0.0.1:9/x' }),
  );
  const cookie = `earntrack_session=${'a'.repeat(40)}`;
  const response = await lost.app.inject({ url: FILE, headers: { cookie } });
  expect([response.statusCode, response.json()]).toMatchObject([503, { code: 'unavailable' }]);
  await lost.close();
});

test.each([
  ['a foreign page', { 'sec-fetch-site': 'cross-site' }],
  ['a sibling of the same site', { 'sec-fetch-site': 'same-site' }],
  ['a page that names another origin', { origin: 'https://evil.example' }],
])('%s gets no export, with whatever cookie', async (who, headers) => {
  const cookie = await signUp(`export-foreign-${who.length}`);
  const url = FILE;
  const response = await server.app.inject({ url, headers: { cookie, ...headers } });
  expect([response.statusCode, response.json()]).toMatchObject([403, { code: 'foreign_origin' }]);
  for (const site of ['same-origin', 'none']) {
    const ours = await server.app.inject({ url, headers: { cookie, 'sec-fetch-site': site } });
    expect(ours.statusCode).toBe(200);
  }
});

const PAGES = 16;

/** So many earnings that their file fits into no buffer between the server and a reader who does not read. */
async function giveManyEarnings(cookie: string) {
  const platform = { id: crypto.randomUUID(), name: 'Shop', kind: 'freelance', colour: 1, currency: 'USD' };
  await call('platforms.create', platform, cookie);
  const { db } = server.database;
  const { account } = await signedIn(cookie);
  const note = 'x'.repeat(1500);
  for (let page = 0; page < PAGES; page += 1) {
    const rows = Array.from({ length: 1000 }, () => ({
      id: crypto.randomUUID(),
      user_id: account.id,
      platform_id: platform.id,
      earned_on: asLocalDate('2026-01-05'),
      currency: asCurrency('USD'),
      source: 'typed' as const,
      note,
    }));
    await db.insertInto('earning').values(rows).execute();
  }
}

test('a download that breaks off asks for no more earnings and holds no connection of the database', async () => {
  const cookie = await signUp('export-aborted');
  await giveManyEarnings(cookie);
  const other = await signUp('export-other');
  const address = await server.app.listen({ host: '127.0.0.1', port: 0 });
  const connected = once(server.app.server, 'connection') as Promise<[Socket]>;
  pagesAsked = 0;
  const request = get(`${address}${FILE}`, { headers: { cookie } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  await once(response, 'data');
  const [socket] = await connected;
  // Not `once`, which takes the reset that a client leaves behind for a failure of the wait.
  const ended = new Promise((resolve) => void socket.on('close', resolve));
  response.destroy();
  await ended;
  // Whatever went on would take its turns between these.
  for (let times = 0; times < PAGES; times += 1) expect((await download(other)).statusCode).toBe(200);
  expect(pagesAsked - PAGES).toBeLessThan(PAGES / 2);
  // What goes on after an answer, like keeping a session fresh, ends by itself.
  await server.settled();
  await vi.waitFor(() => {
    const { total, idle, waiting } = server.database.poolStats();
    expect([idle, waiting]).toEqual([total, 0]);
  });
});

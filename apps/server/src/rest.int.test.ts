import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from './testing/test-app.ts';

let server: TestApp;
let cookie: string;
let platformId: string;
beforeAll(async () => {
  server = await createTestApp();
  cookie = await signUp('rest-ana');
  const created = await ask('POST', '/platforms', { body: platform('Uber') });
  platformId = created.json<{ id: string }>().id;
});
afterAll(() => server.close());

async function signUp(name: string): Promise<string> {
  const response = await server.app.inject({
    method: 'POST',
    url: '/trpc/auth.register',
    headers: OUR_PAGE,
    payload: JSON.stringify({ ...REGISTRATION, email: `${name}@example.com` }),
  });
  return String(response.headers['set-cookie']).split(';')[0] ?? '';
}

type Response = Awaited<ReturnType<typeof ask>>;

interface Asked {
  body?: object;
  headers?: Record<string, string>;
}

function ask(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  { body, headers }: Asked = {},
) {
  return server.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...OUR_PAGE, cookie, ...headers },
    ...(body && { payload: JSON.stringify(body) }),
  });
}

const platform = (name: string) => ({ name, kind: 'rideshare', colour: 1, currency: 'USD' });
const earning = (base: string, note = '') => ({
  platformId,
  earnedOn: '2026-11-02',
  currency: 'USD',
  components: { base },
  note,
});
const record = (base: string, headers: Record<string, string> = {}) =>
  ask('POST', '/earnings', { body: earning(base), headers });

test('what is recorded is found at the address that the answer names', async () => {
  const created = await record('12.50');
  expect(created.statusCode).toBe(201);
  const { location = '' } = created.headers;
  const read = await server.app.inject({ url: location, headers: { cookie } });
  expect(read.statusCode).toBe(200);
  expect(read.json()).toEqual(created.json());
  expect(read.headers.etag).toBe(created.headers.etag);
});

describe('a change', () => {
  test('names the version that it changes, by the ETag of what was read', async () => {
    const created = await record('10');
    const url = `/earnings/${created.json<{ id: string }>().id}`;
    const change = { body: earning('11'), headers: { 'if-match': String(created.headers.etag) } };
    const changed = await ask('PUT', url, change);
    expect(changed.json()).toMatchObject({ version: 2, components: { base: '11' } });
    const late = await ask('PUT', url, { ...change, body: earning('12') });
    expect([late.statusCode, late.json()]).toMatchObject([412, { code: 'changed_elsewhere' }]);
    const again = await ask('PUT', url, change);
    expect([again.statusCode, again.json()]).toEqual([200, changed.json()]);
  });

  test.each([
    [{}, 428, 'version_missing'],
    [{ 'if-match': '*' }, 400, 'invalid_input'],
    [{ 'if-match': '"a"' }, 400, 'invalid_input'],
  ])('with %j is refused', async (headers, status, code) => {
    const { id } = (await record('10')).json<{ id: string }>();
    const refused = await ask('PUT', `/earnings/${id}`, { body: earning('11'), headers });
    expect([refused.statusCode, refused.json()]).toMatchObject([status, { code }]);
  });
});

test('what did not change since it was read is not sent again', async () => {
  const created = await record('10');
  const url = `/earnings/${created.json<{ id: string }>().id}`;
  const read = await ask('GET', url, { headers: { 'if-none-match': String(created.headers.etag) } });
  expect([read.statusCode, read.body]).toEqual([304, '']);
});

describe('a POST that names itself', () => {
  test('is done once, and answered the same each time', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const all = await Promise.all(Array.from({ length: 5 }, () => record('77.70', headers)));
    expect(new Set(all.map(({ body }) => body)).size).toBe(1);
    expect(all.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201, 201]);
    expect(all.filter((each) => each.headers['idempotency-replayed'] === 'true')).toHaveLength(4);
    const { id } = all[0]?.json<{ id: string }>() ?? { id: '' };
    expect((await ask('DELETE', `/earnings/${id}`)).statusCode).toBe(200);
    expect((await record('77.70', headers)).body).toBe(all[0]?.body);
  });

  test('names one request only, and only its own person’s', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const mine = await record('5', headers);
    const other = await record('6', headers);
    expect([other.statusCode, other.json()]).toMatchObject([422, { code: 'key_reused' }]);
    const elsewhere = await ask('POST', '/platforms', { body: platform('Bolt'), headers });
    expect(elsewhere.statusCode).toBe(422);
    const ben = await signUp('rest-ben');
    const body = platform('Bolt');
    const theirs = await ask('POST', '/platforms', { body, headers: { ...headers, cookie: ben } });
    expect(theirs.statusCode).toBe(201);
    expect(theirs.json<{ id: string }>().id).not.toBe(mine.json<{ id: string }>().id);
  });

  test('may be sent again after it was refused', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const body = { ...earning('5'), platformId: randomUUID() };
    const refused = await ask('POST', '/earnings', { body, headers });
    expect(refused.statusCode).toBe(404);
    expect((await record('5', headers)).statusCode).toBe(201);
  });
});

test('a list is read page by page along its links, each earning once', async () => {
  const pages = await signUp('rest-pages');
  const headers = { cookie: pages };
  const { id } = (await ask('POST', '/platforms', { body: platform('Uber'), headers })).json<{
    id: string;
  }>();
  for (const base of ['1', '2', '3', '4', '5']) {
    await ask('POST', '/earnings', { body: { ...earning(base), platformId: id }, headers });
  }
  const found: string[] = [];
  let url: string | undefined = '/api/v1/earnings?limit=2';
  while (url !== undefined) {
    const page: Response = await server.app.inject({ url, headers });
    found.push(...page.json<{ items: { id: string }[] }>().items.map((item) => item.id));
    url = /<([^>]+)>; rel="next"/.exec(String(page.headers.link))?.[1];
  }
  expect(found).toHaveLength(5);
  expect(new Set(found).size).toBe(5);
});

test('a query names lists by repeating, numbers as such, and parts of an object in brackets', async () => {
  const other = randomUUID();
  const of = await ask('GET', `/earnings?platformIds=${other}&platformIds=${platformId}&limit=1`);
  expect(of.json<{ items: unknown[] }>().items).toHaveLength(1);
  const none = await ask('GET', `/earnings?platformIds=${other}`);
  expect(none.json()).toEqual({ items: [], nextCursor: null });
  const month = await ask('GET', '/dashboard?period[kind]=month&period[anchor]=2026-11-02');
  expect(month.json()).toMatchObject({ period: { from: '2026-11-01', to: '2026-11-30' } });
});

describe('a refusal is a problem that names its fields and its request', () => {
  test.each([
    ['GET', '/earnings?limit=many', 400, { limit: expect.any(String) }],
    ['GET', '/earnings?limit=1&limit=2', 400, { limit: expect.any(String) }],
    ['GET', '/earnings?nonsense=1', 400, expect.anything()],
    ['GET', '/earnings/nobody', 400, { id: expect.any(String) }],
    ['GET', `/earnings/${randomUUID()}`, 404, {}],
    ['GET', '/nothing', 404, {}],
    ['DELETE', '/profile', 404, {}],
  ] as const)('%s %s', async (method, url, status, fields) => {
    const response = await ask(method, url, {});
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect([response.statusCode, response.json()]).toMatchObject([status, { status, fields }]);
    expect(response.json<{ requestId: string }>().requestId).toBe(response.headers['x-request-id']);
  });

  test('to nobody who is not signed in, whatever is asked', async () => {
    const response = await server.app.inject('/api/v1/earnings');
    expect([response.statusCode, response.json()]).toMatchObject([401, { code: 'not_signed_in' }]);
  });
});

test('each operation is a route of its own to the log and to the metrics', async () => {
  await ask('GET', `/earnings/${randomUUID()}`);
  expect(server.lines.at(-1)).toMatchObject({ endpoint: '/api/v1/earnings/:id', status: 404 });
  const metrics = await server.app.inject({ url: '/metrics' });
  expect(metrics.body).toContain('route="/api/v1/earnings/:id",status="404"');
  expect(metrics.body).toContain(
    'http_requests_total{method="DELETE",route="/api/v1/earnings/:id",status="500"} 0',
  );
});

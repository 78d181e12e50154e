import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { read, signUpPerson } from './testing/person.ts';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from './testing/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await createTestApp();
});
afterAll(() => server.close());

function batchOf(count: number): string {
  return `/trpc/${Array.from({ length: count }, () => 'dashboard.summary').join(',')}?batch=1`;
}

test('twenty calls travel in one request, however long its path is', async () => {
  const response = await server.app.inject(batchOf(20));
  expect(response.json()).toHaveLength(20);
});

test('more than twenty calls in one request are refused', async () => {
  expect((await server.app.inject(batchOf(21))).statusCode).toBe(400);
});

test('of a batch each call has an answer of its own, in the order of the questions', async () => {
  const url = '/trpc/auth.session,profile.get,auth.me?batch=1&input={"0":{}}';
  const response = await server.app.inject(url);
  expect(response.statusCode).toBe(207);
  expect(response.json()).toMatchObject([
    { result: { data: { account: null } } },
    { error: { data: { app: { code: 'not_signed_in' } } } },
    { error: { data: { app: { code: 'not_found' } } } },
  ]);
});

test('whoever asks for headers alone has nothing done', async () => {
  const response = await server.app.inject({ method: 'HEAD', url: '/trpc/dashboard.summary' });
  expect([response.statusCode, response.payload]).toEqual([204, '']);
});

test.each([
  ['is no JSON', '/trpc/auth.session?input={', 400],
  ['is a list where a batch has inputs by their place', '/trpc/auth.session?batch=1&input=[{}]', 400],
  ['is left out', '/trpc/auth.session?batch=1', 200],
])('an input that %s is answered for what it is', async (_title, url, status) => {
  expect((await server.app.inject(url)).statusCode).toBe(status);
});

test('a body that is too large is refused in the form of every refusal', async () => {
  const payload = JSON.stringify({ email: 'x'.repeat(5 * 1024 * 1024) });
  const response = await server.app.inject({
    method: 'POST',
    url: '/trpc/auth.login',
    headers: OUR_PAGE,
    payload,
  });
  expect(response.statusCode).toBe(413);
  expect(response.json()).toMatchObject({ error: { data: { app: { code: 'invalid_input' } } } });
});

test('a body that is no JSON is refused, not logged as a fault of ours', async () => {
  const response = await server.app.inject({
    method: 'POST',
    url: '/trpc/auth.login',
    headers: OUR_PAGE,
    payload: '{',
  });
  expect(response.statusCode).toBe(400);
  expect(server.lines.at(-1)).toMatchObject({ level: 'warn', error_type: 'invalid_input' });
});

test('signing up leaves a cookie that scripts cannot read and other sites do not get', async () => {
  const response = await server.app.inject({
    method: 'POST',
    url: '/trpc/auth.register',
    headers: OUR_PAGE,
    payload: REGISTRATION,
  });
  expect(response.statusCode).toBe(200);
  expect(response.headers['set-cookie']).toMatch(/^earntrack_session=[a-z2-7]{40};.*HttpOnly.*SameSite=Lax/);
  expect(response.headers['cache-control']).toBe('no-store');

  const cookie = String(response.headers['set-cookie']).split(';')[0] ?? '';
  const session = await server.app.inject({ url: '/trpc/auth.session', headers: { cookie } });
  expect(session.json()).toMatchObject({ result: { data: { account: { role: 'admin' } } } });
});

test('faults of the input arrive by field', async () => {
  const payload = { ...REGISTRATION, email: 'not an address', currency: 'EURO' };
  const response = await server.app.inject({
    method: 'POST',
    url: '/trpc/auth.register',
    headers: OUR_PAGE,
    payload,
  });
  expect(response.json()).toMatchObject({
    error: {
      data: {
        app: { code: 'invalid_input', fields: { email: expect.any(String), currency: expect.any(String) } },
      },
    },
  });
});

test('every sign-in in a batch counts as an attempt, though the batch is one request', async () => {
  const calls = Array.from({ length: 20 }, (_, index) => [
    index,
    { email: 'batch@example.com', password: `guess number ${index}` },
  ]);
  const response = await server.app.inject({
    method: 'POST',
    url: `/trpc/${calls.map(() => 'auth.login').join(',')}?batch=1`,
    headers: OUR_PAGE,
    payload: Object.fromEntries(calls) as object,
  });
  const codes = response
    .json<{ error: { data: { app: { code: string } } } }[]>()
    .map(({ error }) => error.data.app.code);
  expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(10);
  expect(response.headers['retry-after']).toBe('900');
});

test('an answer that was kept is sent as when it was made, alone and in a batch, beside others', async () => {
  const { headers } = await signUpPerson(server, 'kept');
  const made = await read(server, 'profile.get', headers);
  const kept = await read(server, 'profile.get', headers);
  const batch = await read(server, 'profile.get,auth.sessions,profile.get?batch=1', headers);
  expect(JSON.parse(made.body)).toMatchObject({ result: { data: { currency: REGISTRATION.currency } } });
  expect(kept.body).toBe(made.body);
  expect(JSON.parse(batch.body)).toEqual([
    JSON.parse(made.body),
    { result: { data: [expect.any(Object)] } },
    JSON.parse(made.body),
  ]);
});

test('an answer travels whole, with its length, and a small one is not compressed', async () => {
  const response = await server.app.inject({
    url: '/trpc/auth.me',
    headers: { 'accept-encoding': 'br, gzip' },
  });
  expect(Number(response.headers['content-length'])).toBe(Buffer.byteLength(response.payload));
  expect(response.headers).not.toHaveProperty('transfer-encoding');
  expect(response.headers).not.toHaveProperty('content-encoding');
});

const UNPACK = { zstd: zstdDecompressSync, br: brotliDecompressSync, gzip: gunzipSync };

test.for([
  ['gzip', 'gzip'],
  ['gzip, deflate, br', 'br'],
  ['gzip, deflate, br, zstd', 'zstd'],
] as const)('a large answer is compressed for who takes %s, with its length', async ([taken, by]) => {
  // Refusals say their request.
  const headers = { 'x-request-id': 'the-same-one' };
  const plain = await server.app.inject({ url: batchOf(20), headers });
  const packed = await server.app.inject({
    url: batchOf(20),
    headers: { ...headers, 'accept-encoding': taken },
  });
  expect(packed.headers['content-encoding']).toBe(by);
  expect(packed.headers['vary']).toContain('accept-encoding');
  expect(Number(packed.headers['content-length'])).toBe(packed.rawPayload.length);
  expect(UNPACK[by](packed.rawPayload).toString()).toBe(plain.payload);
});

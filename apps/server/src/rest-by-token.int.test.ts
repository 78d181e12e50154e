import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from './testing/test-app.ts';

const CREDENTIALS = { email: REGISTRATION.email, password: REGISTRATION.password };

let server: TestApp;
let cookie: string;
beforeAll(async () => {
  server = await createTestApp({ JWT_SECRET: 'a secret that only tests know, and long enough' });
  const registered = await post('/trpc/auth.register', REGISTRATION, OUR_PAGE);
  cookie = String(registered.headers['set-cookie']).split(';')[0] ?? '';
});
afterAll(() => server.close());

function post(url: string, input: object, headers: Record<string, string> = {}) {
  const payload = JSON.stringify(input);
  return server.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    payload,
  });
}

const get = (url: string, headers: Record<string, string>) => server.app.inject({ url, headers });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

interface Pair {
  accessToken: string;
  refreshToken: string;
}

async function signIn(headers: Record<string, string> = {}): Promise<Pair> {
  return (await post('/api/v1/auth/login', CREDENTIALS, headers)).json<Pair>();
}

async function tokenWith(scopes: string[]): Promise<string> {
  const wish = { id: crypto.randomUUID(), name: 'Sheet', scopes, expiresInDays: 30 };
  const created = await post('/trpc/apiTokens.create', wish, { ...OUR_PAGE, cookie });
  return created.json<{ result: { data: { token: string } } }>().result.data.token;
}

test('a program signs in, asks who it is, refreshes and signs out', async () => {
  const first = await signIn();
  const tested = await post('/api/v1/auth/test', {}, bearer(first.accessToken));
  expect(tested.json()).toMatchObject({ kind: 'access', scopes: ['read', 'write', 'import', 'export'] });
  const { refreshToken } = first;
  const next = (await post('/api/v1/auth/refresh', { refreshToken })).json<Pair>();
  expect((await get('/api/v1/profile', bearer(next.accessToken))).statusCode).toBe(200);
  const ended = await post('/api/v1/auth/logout', { refreshToken: next.refreshToken });
  expect(ended.json()).toEqual({ isSignedOut: true });
  const refused = await get('/api/v1/profile', bearer(next.accessToken));
  expect(refused.statusCode).toBe(401);
  expect(refused.headers['content-type']).toContain('problem+json');
  expect(refused.headers['www-authenticate']).toContain('error="invalid_token"');
  expect(refused.json()).toMatchObject({ code: 'not_signed_in' });
});

test('a token does what it may, and is told what it lacks', async () => {
  const reading = bearer(await tokenWith(['read']));
  expect((await get('/api/v1/platforms', reading)).statusCode).toBe(200);
  const platform = { name: 'Uber', kind: 'rideshare', colour: 1, currency: 'USD' };
  const refused = await post('/api/v1/platforms', platform, reading);
  expect([refused.statusCode, refused.json()]).toMatchObject([403, { code: 'forbidden' }]);
  expect((await get('/api/v1/imports', reading)).statusCode).toBe(403);
  const writing = bearer(await tokenWith(['write']));
  expect((await post('/api/v1/platforms', platform, writing)).statusCode).toBe(201);
  expect((await get('/api/v1/api-tokens', bearer(await tokenWith(['read', 'write'])))).statusCode).toBe(404);
});

test('a key repeats no answer to a token that may not ask for it, and a program has keys as a browser has', async () => {
  const key = { 'idempotency-key': 'platform-once' };
  const platform = { name: 'Bolt', kind: 'rideshare', colour: 2, currency: 'USD' };
  const writing = { ...bearer(await tokenWith(['write'])), ...key };
  const first = await post('/api/v1/platforms', platform, writing);
  const again = await post('/api/v1/platforms', platform, writing);
  expect(again.json()).toEqual(first.json());
  expect(again.headers['idempotency-replayed']).toBe('true');
  const reading = { ...bearer(await tokenWith(['read'])), ...key };
  expect((await post('/api/v1/platforms', platform, reading)).statusCode).toBe(403);
});

test('no answer with tokens in it is kept for a key', async () => {
  const headers = { ...bearer(await tokenWith(['read'])), 'idempotency-key': 'sign-in-once' };
  const [first, second] = [await signIn(headers), await signIn(headers)];
  expect(first.refreshToken).toMatch(/^etr_/);
  expect(second.refreshToken).not.toBe(first.refreshToken);
  const { userId } = (await post('/api/v1/auth/test', {}, headers)).json<{ userId: string }>();
  const kept = await server.database.db
    .selectFrom('idempotency_key')
    .select('key')
    .where('user_id', '=', userId)
    .execute();
  expect(kept.map(({ key }) => key)).not.toContain('sign-in-once');
});

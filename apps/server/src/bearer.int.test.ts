import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from './testing/test-app.ts';

const JSON_ONLY = { 'content-type': 'application/json' };
const ANA = { email: REGISTRATION.email, password: REGISTRATION.password };

let server: TestApp;
let cookie: string;
beforeAll(async () => {
  server = await createTestApp({ JWT_SECRET: 'a secret that only tests know, and long enough' });
  const registered = await post('auth.register', REGISTRATION, OUR_PAGE);
  cookie = String(registered.headers['set-cookie']).split(';')[0] ?? '';
});
afterAll(() => server.close());

interface Answer {
  result: { data: Record<string, string> };
}

function post(procedure: string, input: object, headers: Record<string, string> = JSON_ONLY) {
  const payload = JSON.stringify(input);
  return server.app.inject({ method: 'POST', url: `/trpc/${procedure}`, headers, payload });
}

function read(headers: Record<string, string>, procedure = 'profile.get') {
  return server.app.inject({ url: `/trpc/${procedure}`, headers });
}

async function signIn() {
  const response = await post('tokens.login', ANA);
  expect(response.statusCode, response.body).toBe(200);
  expect(response.headers['set-cookie']).toBeUndefined();
  return response.json<Answer>().result.data;
}

test('a program signs in, reads and writes without a cookie, and its line in the log says whose it is', async () => {
  const { accessToken } = await signIn();
  const headers = { ...JSON_ONLY, authorization: `Bearer ${accessToken}` };
  const tested = await post('tokens.test', {}, headers);
  const { userId } = tested.json<Answer>().result.data;
  expect(server.lines.at(-1)).toMatchObject({ procedures: ['tokens.test'], user_id: userId, status: 200 });
  expect((await read(headers)).statusCode).toBe(200);
  expect(server.lines.at(-1)).toMatchObject({ procedures: ['profile.get'], user_id: userId });
  expect((await post('profile.update', { version: 1, displayName: 'Ana' }, headers)).statusCode).toBe(200);
});

test('whoever brings nothing is told to bring a token, and an unknown one that it is unknown', async () => {
  const nobody = await read({});
  expect(nobody.statusCode).toBe(401);
  expect(nobody.headers['www-authenticate']).toBe('Bearer realm="EarnTrack"');
  for (const authorization of ['Bearer', 'Bearer made-up', 'bearer  a.b.c']) {
    const unknown = await read({ authorization, cookie });
    expect(unknown.statusCode).toBe(401);
    expect(unknown.json()).toMatchObject({ error: { data: { app: { code: 'not_signed_in' } } } });
    expect(unknown.headers['www-authenticate']).toContain('error="invalid_token"');
  }
  const batch = await read({ authorization: 'Bearer x' }, 'profile.get,platforms.list?batch=1');
  expect(batch.headers['www-authenticate']).toContain('error="invalid_token"');
  const wrong = await post('tokens.login', { ...ANA, password: 'wrong' });
  expect(wrong.statusCode).toBe(401);
  expect(wrong.headers['www-authenticate']).toBeUndefined();
});

test('a token that has expired says so, so that its program refreshes it', async () => {
  const wish = { id: crypto.randomUUID(), name: 'Old', scopes: ['read'], expiresInDays: 30 };
  const created = await post('apiTokens.create', wish, { ...OUR_PAGE, cookie });
  const { token } = created.json<Answer>().result.data;
  await server.database.db
    .updateTable('api_token')
    .set({ expires_at: new Date() })
    .where('id', '=', wish.id)
    .execute();
  const expired = await read({ authorization: `Bearer ${token}` });
  expect(expired.statusCode).toBe(401);
  expect(expired.json()).toMatchObject({ error: { data: { app: { code: 'token_expired' } } } });
  expect(expired.headers['www-authenticate']).toContain('error_description="The token expired"');
});

test('a program is refused what is a browser’s, and says so without a challenge', async () => {
  const { accessToken } = await signIn();
  const refused = await read({ authorization: `Bearer ${accessToken}`, cookie }, 'apiTokens.list');
  expect(refused.statusCode).toBe(403);
  expect(refused.headers['www-authenticate']).toBeUndefined();
});

test('no token of any kind stands in the log, also where it was refused', async () => {
  const pair = await signIn();
  const wish = { id: crypto.randomUUID(), name: 'Sheet', scopes: ['read'], expiresInDays: null };
  const created = await post('apiTokens.create', wish, { ...OUR_PAGE, cookie });
  const { token } = created.json<Answer>().result.data;
  const tokens = [pair['accessToken'], pair['refreshToken'], token].map(String);
  for (const one of tokens) {
    await read({ authorization: `Bearer ${one}` });
    await read({ authorization: `Bearer ${one}x` });
    await post('tokens.refresh', { refreshToken: one });
    await post('tokens.refresh', { refreshToken: one, more: one });
    await server.app.inject({ url: '/nowhere', headers: { authorization: `Bearer ${one}` } });
  }
  await server.settled();
  const text = JSON.stringify(server.lines);
  for (const one of tokens) {
    expect(one.length).toBeGreaterThan(40);
    expect(text).not.toContain(one);
  }
});

test('a server without a secret refuses programs in words', async () => {
  const bare = await createTestApp();
  const payload = JSON.stringify(ANA);
  const response = await bare.app.inject({
    method: 'POST',
    url: '/trpc/tokens.login',
    headers: JSON_ONLY,
    payload,
  });
  expect(response.statusCode).toBe(409);
  expect(response.json()).toMatchObject({
    error: {
      message: expect.stringContaining('JWT_SECRET'),
      data: { app: { code: 'tokens_not_set_up' } },
    },
  });
  await bare.close();
});

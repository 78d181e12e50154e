import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ask,
  change,
  cookieOf,
  dataOf,
  type Headers,
  type Person,
  read,
  signUpPerson,
} from '../testing/person.ts';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from '../testing/test-app.ts';

const SECURE_ORIGIN = 'https://earn.example.com';
const NEW_PASSWORD = 'another horse entirely';

let server: TestApp;
let secure: TestApp;
beforeAll(async () => {
  [server, secure] = await Promise.all([createTestApp(), createTestApp({ PUBLIC_URL: SECURE_ORIGIN })]);
});
afterAll(() => Promise.all([server.close(), secure.close()]));

const withCookie = (cookie: string): Headers => ({ ...OUR_PAGE, cookie });

function signIn({ email }: Person, headers: Headers, password: string = REGISTRATION.password) {
  return change(server, 'auth.login', { input: { email, password }, headers });
}

/** What a cookie opens, at each of the doors that take one. */
async function opensAnything(cookie: string): Promise<number[]> {
  const headers = withCookie(cookie);
  const urls = ['/trpc/profile.get', '/api/v1/profile', '/api/v1/earnings.csv'];
  const answers = await Promise.all(urls.map((url) => ask(server, { method: 'GET', url, headers })));
  return answers.map(({ status }) => status);
}

test('a token that was planted in a browser is not taken over when somebody signs in there', async () => {
  const ana = await signUpPerson(server, 'fixed');
  const planted = `earntrack_session=${'a'.repeat(40)}`;
  const answer = await signIn(ana, withCookie(planted));
  const cookie = cookieOf(answer.headers);
  expect(cookie).toMatch(/^earntrack_session=[a-z2-7]{40}$/);
  expect(cookie).not.toBe(planted);
  expect(await opensAnything(planted)).toEqual([401, 401, 401]);
  expect(await opensAnything(cookie)).toEqual([200, 200, 200]);
});

test('somebody who left their own session in a browser does not share what is recorded there later', async () => {
  const thief = await signUpPerson(server, 'thief');
  const ana = await signUpPerson(server, 'careful');
  const answer = await signIn(ana, thief.headers);
  expect(cookieOf(answer.headers)).not.toBe(thief.headers['cookie']);
  expect(await opensAnything(thief.headers['cookie'] ?? '')).toEqual([401, 401, 401]);
});

test('every change of who somebody is gives a new token, and ends the one before', async () => {
  const ana = await signUpPerson(server, 'renewed');
  const before = ana.headers['cookie'] ?? '';
  const input = { currentPassword: REGISTRATION.password, newPassword: NEW_PASSWORD };
  const changed = await change(server, 'auth.changePassword', { input, headers: ana.headers });
  const after = cookieOf(changed.headers);
  expect(after).not.toBe(before);
  expect(await opensAnything(before)).toEqual([401, 401, 401]);
  const again = cookieOf((await signIn(ana, withCookie(after), NEW_PASSWORD)).headers);
  expect(await opensAnything(after)).toEqual([401, 401, 401]);
  expect(await opensAnything(again)).toEqual([200, 200, 200]);
});

test('what the database has of a session, a sign-in or a token opens nothing when it is sent', async () => {
  const ana = await signUpPerson(server, 'stolen-table');
  const { db } = server.database;
  const wish = { id: crypto.randomUUID(), name: 'Script', scopes: ['read'], expiresInDays: 30 };
  const { token = '' } = dataOf(
    await change(server, 'apiTokens.create', { input: wish, headers: ana.headers }),
  );
  const session = await db
    .selectFrom('session')
    .select('id')
    .where('user_id', '=', ana.userId)
    .executeTakeFirstOrThrow();
  const kept = await db
    .selectFrom('api_token')
    .selectAll()
    .where('id', '=', wish.id)
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(kept)).not.toContain(token);
  for (const stolen of [session.id, session.id.slice(0, 40), kept.token_hash]) {
    expect(await opensAnything(`earntrack_session=${stolen}`)).toEqual([401, 401, 401]);
    expect((await read(server, 'profile.get', { authorization: `Bearer ${stolen}` })).status).toBe(401);
    expect((await read(server, 'profile.get', { authorization: `Bearer et_${stolen}` })).status).toBe(401);
  }
});

test('a cookie that was copied opens nothing once its owner has signed out', async () => {
  const ana = await signUpPerson(server, 'signed-out');
  const copied = ana.headers['cookie'] ?? '';
  expect(await opensAnything(copied)).toEqual([200, 200, 200]);
  const left = await change(server, 'auth.logout', { headers: ana.headers });
  expect(left.headers['set-cookie']).toMatch(/^earntrack_session=; .*Max-Age=0/);
  expect(await opensAnything(copied)).toEqual([401, 401, 401]);
});

test('a cookie that was copied opens nothing once its account is gone', async () => {
  const ana = await signUpPerson(server, 'gone');
  const input = { currentPassword: REGISTRATION.password };
  dataOf(await change(server, 'auth.deleteAccount', { input, headers: ana.headers }));
  expect(await opensAnything(ana.headers['cookie'] ?? '')).toEqual([401, 401, 401]);
});

test('under https the cookie is bound to the server, hidden from scripts, and said by Set-Cookie alone', async () => {
  const headers = { ...OUR_PAGE, origin: SECURE_ORIGIN };
  const input = { ...REGISTRATION, email: 'secure@example.com' };
  const answer = await change(secure, 'auth.register', { input, headers });
  const [pair = '', ...flags] = String(answer.headers['set-cookie']).split('; ');
  expect(flags.toSorted()).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax', 'Secure']);
  const [name, token = ''] = pair.split('=');
  expect(name).toBe('__Host-earntrack_session');
  expect(answer.body).not.toContain(token);
  expect((await read(secure, 'profile.get', { cookie: pair })).status).toBe(200);
  // A page of another name of the same site can set a cookie without the prefix, and only that.
  expect((await read(secure, 'profile.get', { cookie: `earntrack_session=${token}` })).status).toBe(401);
});

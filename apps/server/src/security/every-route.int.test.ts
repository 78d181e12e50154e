import { randomUUID } from 'node:crypto';
import { OPERATIONS, PLAIN_OPERATIONS } from '@earntrack/api/server';
import { TOKEN_SCOPES, type TokenScope } from '@earntrack/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KnownIds } from '../testing/arbitrary-of.ts';
import { requestsOf, send } from '../testing/fuzz-rest.ts';
import { giveThings, MARK } from '../testing/give-things.ts';
import {
  type Answered,
  ask,
  change,
  dataOf,
  type Headers,
  type Person,
  signUpPerson,
} from '../testing/person.ts';
import { RestCaller } from '../testing/rest-caller.ts';
import { routesOf, type ServedRoute } from '../testing/routes-of.ts';
import { rowsOf } from '../testing/rows-of.ts';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from '../testing/test-app.ts';

/** What anybody may ask. Everything else that the server has wants somebody. */
const OPEN = [
  'GET /*',
  'GET /assets/*',
  'GET /health',
  'GET /health/live',
  'GET /health/ready',
  'GET /api/v1/health',
  'GET /status',
  'GET /status.css',
  'GET /api/v1/status',
  'GET /api/docs',
  'GET /api/v1/openapi.json',
  // To this machine alone, or to who has the token: metrics.int.test.ts.
  'GET /metrics',
  'POST /api/beacons',
  'POST /api/v1/auth/login',
  'POST /api/v1/auth/refresh',
  'POST /api/v1/auth/logout',
];
/** Any token may ask who it is. */
const WITHOUT_SCOPE = 'POST /api/v1/auth/test';
/** Each procedure decides by itself, and each is tried beside the router. */
const PROCEDURES = '/trpc/:path';
/** Where /api/v1 says that it has nothing. */
const NOTHING = '/api/v1/*';
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

let server: TestApp;
let owner: Person;
let stranger: Person;
let things: KnownIds;
let routes: readonly ServedRoute[];
let closed: readonly ServedRoute[];
beforeAll(async () => {
  server = await createTestApp({ JWT_SECRET: 'a secret that only tests know, and long enough' });
  owner = await signUpPerson(server, 'owner');
  stranger = await signUpPerson(server, 'stranger');
  things = await giveThings(server, owner);
  routes = (await routesOf(server)).filter(({ url }) => url !== PROCEDURES && url !== NOTHING);
  closed = routes.filter((route) => !OPEN.includes(nameOf(route)));
});
afterAll(() => server.close());

const nameOf = ({ method, url }: ServedRoute) => `${method} ${url}`;
const formOf = (url: string) => new RegExp(`^${url.replace(/:\w+/g, '[^/]+')}$`);
const bearer = (token: string) => ({
  'content-type': 'application/json',
  authorization: `Bearer ${token}`,
});

/** Asks for something that is nobody's, with a body that says nothing. */
function askEmpty({ method, url }: ServedRoute, headers: Headers): Promise<Answered> {
  const payload = method === 'GET' ? {} : { payload: '{}' };
  const address = url.replace(/:\w+/g, () => randomUUID());
  const takesFile = PLAIN_OPERATIONS.find(({ path, body }) => body && url === `/api/v1${path}`)?.body;
  const type = method === 'POST' && takesFile ? { 'content-type': takesFile.mediaType } : {};
  const all = { ...headers, ...type, 'if-match': '"1"' };
  return ask(server, { method, url: address, headers: all, ...payload });
}

/** The routes that did not answer as they have to, with what they answered. */
async function otherThan(
  status: number,
  { of = closed, headers }: { of?: readonly ServedRoute[]; headers: Headers },
): Promise<string[]> {
  const found: string[] = [];
  for (const route of of) {
    const answer = await askEmpty(route, headers);
    if (answer.status !== status) found.push(`${nameOf(route)}: ${answer.status} ${answer.body}`);
  }
  return found;
}

async function makeToken(scopes: readonly TokenScope[]): Promise<{ id: string; token: string }> {
  const input = { id: randomUUID(), name: 'Script', scopes, expiresInDays: 30 };
  const made = await change(server, 'apiTokens.create', { input, headers: stranger.headers });
  return { id: input.id, token: dataOf(made)['token'] ?? '' };
}

test('the routes are those of the server itself, and the open ones are among them', () => {
  const names = routes.map(nameOf);
  for (const open of OPEN) expect(names).toContain(open);
  expect(closed.length).toBeGreaterThan(OPERATIONS.length - OPEN.length);
  for (const route of routes)
    expect([nameOf(route), server.app.hasRoute({ ...route, method: route.method as 'GET' })]).toEqual([
      nameOf(route),
      true,
    ]);
});

test('no route but the open ones answers anybody who is not signed in', async () => {
  expect(await otherThan(401, { headers: OUR_PAGE })).toEqual([]);
});

test('no token that is made up, ended, revoked, out of date or for another purpose opens a route', async () => {
  const credentials = { email: stranger.email, password: REGISTRATION.password };
  const signIn = async () => {
    const answer = await change(server, 'tokens.login', { input: credentials });
    const { accessToken = '', refreshToken = '' } = dataOf(answer);
    return { accessToken, refreshToken };
  };
  const [ended, other] = [await signIn(), await signIn()];
  const [revoked, expired] = [await makeToken(TOKEN_SCOPES), await makeToken(TOKEN_SCOPES)];
  dataOf(await change(server, 'tokens.revoke', { input: { refreshToken: ended.refreshToken } }));
  const revoking = { input: { id: revoked.id }, headers: stranger.headers };
  dataOf(await change(server, 'apiTokens.revoke', revoking));
  const row = server.database.db.updateTable('api_token').where('id', '=', expired.id);
  await row.set({ expires_at: new Date() }).execute();
  const tokens = ['made-up', ended.accessToken, other.refreshToken, revoked.token, expired.token];
  for (const token of tokens) expect(await otherThan(401, { headers: bearer(token) })).toEqual([]);
});

test('each route is opened by exactly one kind of token, and refuses the other kinds by name', async () => {
  const opened = new Map<string, TokenScope[]>();
  const scoped = closed.filter((route) => nameOf(route) !== WITHOUT_SCOPE);
  for (const scope of TOKEN_SCOPES) {
    const { token } = await makeToken([scope]);
    for (const route of scoped) {
      const { status, body } = await askEmpty(route, bearer(token));
      const isRefused = status === 403 && body.includes('This token may not');
      if (!isRefused) opened.set(nameOf(route), [...(opened.get(nameOf(route)) ?? []), scope]);
    }
  }
  const scopes = new Map(
    [...OPERATIONS, ...PLAIN_OPERATIONS].map(({ method, path, scope }) => [`${method} ${path}`, scope]),
  );
  const wanted = scoped.map((route) => {
    const path = route.url.replace('/api/v1', '').replace(/:(\w+)/g, '{$1}');
    return [nameOf(route), [scopes.get(`${route.method} ${path}`)]];
  });
  expect(Object.fromEntries(opened)).toEqual(Object.fromEntries(wanted));
});

test('whatever a stranger asks of somebody’s things, no answer tells of them and none of them changes', async () => {
  const before = await rowsOf(server, owner.userId);
  const rest = await RestCaller.signUp(server, 'other-stranger');
  const answered = { refused: 0, done: 0 };
  for (const requests of requestsOf(rest, things)) {
    for (const request of fc.sample(requests, { numRuns: 5, seed: 20_261_126 })) {
      const { status, answer } = await send(rest, request);
      expect(status).toBeLessThan(500);
      // What was sent may come back; what the owner wrote may not.
      expect(JSON.stringify(answer)).not.toContain(MARK);
      answered[status < 400 ? 'done' : 'refused'] += 1;
    }
  }
  expect(await rowsOf(server, owner.userId)).toEqual(before);
  expect(JSON.stringify(before)).toContain(MARK);
  expect(answered.done).toBeGreaterThan(0);
  expect(answered.refused).toBeGreaterThan(answered.done);
});

test('an address answers the methods that it has and no other', async () => {
  const own = routes.filter(({ url }) => !url.endsWith('*'));
  const isServed = ({ method, url }: ServedRoute) =>
    own.some((route) => route.method === method && formOf(route.url).test(url));
  const urls = [...new Set(own.map(({ url }) => url))];
  const others = urls
    .flatMap((url) => METHODS.map((method) => ({ method, url })))
    .filter((route) => !isServed(route));
  expect(others.length).toBeGreaterThan(urls.length);
  expect(await otherThan(404, { of: others, headers: stranger.headers })).toEqual([]);
});

test('procedures are asked by GET and by POST, and by nothing else', async () => {
  for (const method of METHODS) {
    const { status } = await ask(server, { method, url: '/trpc/auth.session', headers: OUR_PAGE });
    expect([method, status]).toEqual([method, { GET: 200, POST: 405 }[method] ?? 404]);
  }
});

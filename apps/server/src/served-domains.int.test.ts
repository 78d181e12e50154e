import { appRouter } from '@earntrack/api/server';
import { DOMAINS, type HealthView } from '@earntrack/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { change, cookieOf, type Person, signUpPerson } from './testing/person.ts';
import { routesOf } from './testing/routes-of.ts';
import { createTestApp, OUR_PAGE, type TestApp } from './testing/test-app.ts';

const EARNINGS = ['earnings', 'work', 'payouts', 'imports', 'mappings'];
const OPEN =
  /^\/(?:health|metrics|assets|status|api\/docs|api\/beacons|api\/v1\/(?:health|status|openapi\.json|\*)|\*)/;

let people: TestApp;
let money: TestApp;
let ana: Person;
beforeAll(async () => {
  people = await createTestApp({ SERVE_DOMAINS: 'auth, profile' });
  money = await createTestApp({ SERVE_DOMAINS: 'earnings', DATABASE_URL: people.databaseUrl });
  ana = await signUpPerson(people, 'split-ana');
});
afterAll(async () => {
  await money.close();
  await people.close();
});

test('somebody who signed in at one instance works at the other, each at what it is there for', async () => {
  const at = (server: TestApp, url: string) => server.app.inject({ url, headers: { ...ana.headers } });
  expect((await at(people, '/trpc/profile.get')).statusCode).toBe(200);
  expect((await at(money, '/trpc/earnings.list')).statusCode).toBe(200);
  expect((await at(money, '/api/v1/earnings')).statusCode).toBe(200);
  for (const url of ['/trpc/profile.get', '/api/v1/profile', '/trpc/earnings.list,profile.get?batch=1']) {
    const answer = await at(money, url);
    expect(answer.statusCode).toBe(421);
    expect(answer.body).toContain('This instance serves earnings alone, and not profile');
    expect(answer.body).toContain('not_served_here');
  }
  const login = await change(money, 'auth.login', {
    input: { email: ana.email, password: 'correct horse battery' },
  });
  expect({ status: login.status, cookie: cookieOf(login.headers) }).toEqual({ status: 421, cookie: '' });
});

test('an instance says which it is and what it is there for', async () => {
  const [one, other] = await Promise.all(
    [people, money].map(async ({ app }) => (await app.inject('/health')).json<HealthView>()),
  );
  expect(one?.domains).toEqual(expect.arrayContaining(['auth', 'profile']));
  expect(other?.domains).toContain('earnings');
  expect(one?.instance).not.toBe(other?.instance);
});

test('every procedure is served by the domain of its feature, and refused by every other', async () => {
  for (const procedure of Object.keys(appRouter._def.procedures)) {
    const [feature = ''] = procedure.split('.');
    const { statusCode } = await money.app.inject(`/trpc/${procedure}`);
    expect([procedure, statusCode === 421]).toEqual([procedure, !EARNINGS.includes(feature)]);
  }
});

test('every resource is of a domain, but health, status, metrics, beacons and the description, which each instance has', async () => {
  const own = new RegExp(`^/api/v1/(?:${EARNINGS.join('|')})`);
  const routes = await routesOf(money);
  for (const { method, url } of routes.filter((route) => route.url !== '/trpc/:path')) {
    const type = url === '/api/v1/archive' ? 'application/zip' : 'application/json';
    const headers = { ...OUR_PAGE, ...ana.headers, 'content-type': type };
    const { statusCode } = await money.app.inject({ method: method as 'GET', url, headers });
    const isServed = OPEN.test(url) || own.test(url);
    expect([method, url, statusCode === 421]).toEqual([method, url, !isServed]);
  }
});

test('a domain that does not exist is refused at the start, with those that do', async () => {
  await expect(createTestApp({ SERVE_DOMAINS: 'earnings,money' })).rejects.toThrow(
    `SERVE_DOMAINS names what is no domain: choose of ${DOMAINS.join(', ')}`,
  );
});

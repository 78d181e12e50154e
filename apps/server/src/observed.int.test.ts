import { randomUUID } from 'node:crypto';
import { recordRelease } from '@earntrack/api/server';
import { beforeAll, afterAll, expect, test } from 'vitest';
import { signUpAt } from './testing/limited-app.ts';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from './testing/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await createTestApp({
    JWT_SECRET: 'a secret that only tests know, and long enough',
    RATE_LIMIT_GUEST_PER_MINUTE: '12',
  });
});
afterAll(() => server.close());

let network = 10;
const nextNetwork = () => `198.51.100.${(network += 1)}`;

const metrics = async () => (await server.app.inject('/metrics')).body;

function post(url: string, payload: unknown, from: string) {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return server.app.inject({ method: 'POST', url, headers: OUR_PAGE, payload: body, remoteAddress: from });
}

test('sign-ins are counted once they end, of browsers and of programs, whatever came of them', async () => {
  const { email, password } = REGISTRATION;
  await post('/trpc/auth.register', REGISTRATION, '198.51.100.1');
  expect(await metrics()).toContain('sign_ins_total{result="succeeded"} 0');
  for (const [procedure, given] of [
    ['auth.login', password],
    ['tokens.login', password],
    ['auth.login', 'another long password'],
  ])
    await post(`/trpc/${procedure}`, { email, password: given }, '198.51.100.1');
  const text = await metrics();
  expect(text).toContain('sign_ins_total{result="succeeded"} 2');
  expect(text).toContain('sign_ins_total{result="refused"} 1');
  expect(text).toContain('sign_ins_total{result="held_off"} 0');
  expect(text).toContain('imports_finished_total{result="recorded"} 0');
});

test('statements are timed by their kind and waits for the pool with them, with nothing of their text', async () => {
  await signUpAt(server, { from: '198.51.100.2' });
  const text = await metrics();
  expect(text).toMatch(/^db_query_duration_seconds_count\{query="insert account"\} [1-9]/m);
  expect(text).toContain('db_query_errors_total{query="insert account"} 0');
  expect(text).toMatch(/^db_pool_wait_seconds_count [1-9]/m);
  expect(text).not.toMatch(/example\.com|\$1|user_id/);
});

test('a beacon is counted by its screen, one of nobody’s making is refused, and many of one address are held off', async () => {
  const vitals = [
    { name: 'LCP', screen: '/earnings', value: 1_800 },
    { name: 'CLS', screen: '/who-knows?what', value: 0.02 },
  ];
  const taken = await post('/api/beacons', { vitals, errors: ['script'] }, '198.51.100.3');
  expect([taken.statusCode, taken.body]).toEqual([204, '']);
  for (const [wrong, status] of [
    [{ vitals, message: 'A text of an error' }, 400],
    ['[', 400],
    [{ errors: Array.from({ length: 51 }, () => 'script') }, 400],
    [`{"errors":[${' '.repeat(5_000)}]}`, 413],
  ] as const)
    expect((await post('/api/beacons', wrong, nextNetwork())).statusCode).toBe(status);
  const foreign = { ...OUR_PAGE, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  const fromElsewhere = { method: 'POST', url: '/api/beacons', headers: foreign, payload: '{}' } as const;
  expect((await server.app.inject(fromElsewhere)).statusCode).toBe(403);

  const text = await metrics();
  expect(text).toContain('web_vital_lcp_seconds_bucket{le="2",screen="/earnings"} 1');
  expect(text).toContain('web_vital_lcp_seconds_bucket{le="1.5",screen="/earnings"} 0');
  expect(text).toContain('web_vital_cls_count{screen="other"} 1');
  expect(text).toContain('web_errors_total{kind="script"} 1');
  expect(text).toContain('calls_refused_total{budget="beacons"} 0');

  const answers = [];
  for (let page = 0; page < 3; page += 1) answers.push(await post('/api/beacons', {}, '198.51.100.3'));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204, 429]);
  expect(answers[2]?.headers['retry-after']).toBeDefined();
  expect(await metrics()).toContain('calls_refused_total{budget="beacons"} 1');
});

test('what the installation has is asked for behind a scrape and told by the next; nothing is made up before', async () => {
  const other = await createTestApp();
  const { db } = other.database;
  const release = { version: '1.0.0', note: '' };
  await recordRelease(db, { ...release, id: randomUUID(), result: 'succeeded' });
  await recordRelease(db, { ...release, id: randomUUID(), result: 'failed' });
  await signUpAt(other, { from: '127.0.0.1' });
  const scrape = async () => (await other.app.inject('/metrics')).body;
  const first = await scrape();
  expect(first).not.toMatch(
    /^(accounts|earnings_tracked|sessions_open|users_active|earntrack_deployments_total)[ {]/m,
  );
  expect(first).toMatch(/^earntrack_build_info\{version="\d+\.\d+\.\d+"\} 1$/m);
  await expect.poll(scrape).toMatch(/^accounts 1$/m);
  const text = await scrape();
  for (const line of [
    'sessions_open 1',
    'earnings_tracked 0',
    'users_active{window="day"} 1',
    'users_active{window="week"} 1',
    'earntrack_deployments_total{result="succeeded"} 1',
    'earntrack_deployments_total{result="failed"} 1',
    'earntrack_deployments_total{result="rolled_back"} 0',
  ])
    expect(text).toContain(`\n${line}\n`);
  await other.close();
});

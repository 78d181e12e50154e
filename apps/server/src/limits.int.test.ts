import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DocumentCheck } from './testing/document-check.ts';
import { codesOf, makeTokenAt, readTimes, signUpAt } from './testing/limited-app.ts';
import { createTestApp, OUR_PAGE, type TestApp } from './testing/test-app.ts';

/** Ten reads, five writes, one heavy thing; eight calls of guests and thirty-two of their requests. */
const SMALL = { RATE_LIMIT_PER_MINUTE: '10', RATE_LIMIT_GUEST_PER_MINUTE: '8' };

let server: TestApp;
beforeAll(async () => {
  server = await createTestApp(SMALL);
});
afterAll(() => server.close());

const readProfile = (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
  server.app.inject({ url: '/api/v1/profile', headers, remoteAddress });
const platform = () => ({
  id: crypto.randomUUID(),
  name: crypto.randomUUID(),
  kind: 'other',
  colour: 1,
  currency: 'EUR',
});

describe('a budget', () => {
  test('is paid by each call of a batch and by each operation, and says what is left of it', async () => {
    const ana = await signUpAt(server, { from: '198.51.100.1' });
    const six = await readTimes(server, 6, { headers: ana });
    expect(six.headers).toMatchObject({ 'ratelimit-policy': '"reads";q=10;w=60' });
    expect(six.headers['ratelimit']).toMatch(/^"reads";r=4;t=(60|59)$/);
    const seventh = await readProfile(ana);
    expect(seventh.headers['ratelimit']).toMatch(/^"reads";r=3;t=\d+$/);

    const five = await readTimes(server, 5, { headers: ana });
    expect(five.statusCode).toBe(207);
    expect(codesOf(five)).toEqual([null, null, null, 'too_many_requests', 'too_many_requests']);
    expect(Number(five.headers['retry-after'])).toBeGreaterThan(0);

    const refused = await readProfile(ana);
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    const wait = String(refused.headers['retry-after']);
    expect(refused.json()).toMatchObject({
      code: 'too_many_requests',
      detail: `That was a lot at once. Try again in ${wait} seconds.`,
    });
    expect(refused.headers['ratelimit']).toBe(`"reads";r=0;t=${wait}`);
    const type = 'application/problem+json';
    const answer = { method: 'GET', path: '/profile', status: 429, type, body: refused.json<unknown>() };
    expect(new DocumentCheck().faultsOfAnswer(answer)).toEqual([]);
    expect((await readTimes(server, 1, { headers: ana })).statusCode).toBe(429);
  });

  test('of reads that is used up stops no write, and no other token, browser or person', async () => {
    const ana = await signUpAt(server, { from: '198.51.100.2' });
    const sheet = await makeTokenAt(server, ana);
    const script = await makeTokenAt(server, ana);
    const ben = await signUpAt(server, { from: '198.51.100.9' });
    for (const headers of [ana, sheet]) await readTimes(server, 10, { headers });
    expect((await readProfile(ana)).statusCode).toBe(429);
    expect((await readProfile(sheet)).statusCode).toBe(429);
    expect((await readProfile(script)).headers['ratelimit']).toContain('r=9');
    expect((await readProfile(ben)).headers['ratelimit']).toContain('r=9');
    const writing = { ...OUR_PAGE, ...ana };
    const write = await server.app.inject({
      method: 'POST',
      url: '/api/v1/platforms',
      headers: writing,
      payload: platform(),
    });
    expect(write.statusCode).toBe(201);
    expect(write.headers['ratelimit-policy']).toBe('"writes";q=5;w=60');
  });

  test('is paid also for what cannot be read and for an answer that is given again', async () => {
    const ana = await signUpAt(server, { from: '198.51.100.3' });
    const headers = { ...OUR_PAGE, ...ana, 'idempotency-key': 'one and the same' };
    const payload = platform();
    const post = (body: object) =>
      server.app.inject({ method: 'POST', url: '/api/v1/platforms', headers, payload: body });
    const answers = [await post(payload), await post(payload), await post({ ...payload, colour: 2 })];
    const unread = await server.app.inject({ url: '/api/v1/earnings?limit=many', headers: ana });
    expect([unread.statusCode, unread.headers['ratelimit']]).toEqual([400, expect.stringContaining('r=9')]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 422]);
    expect(answers[1]?.headers['idempotency-replayed']).toBe('true');
    expect(answers.map((answer) => String(answer.headers['ratelimit']).slice(0, 12))).toEqual(
      [4, 3, 2].map((left) => `"writes";r=${left}`),
    );
  });

  test('is paid by an export, and what is heavy is refused apart from what is light', async () => {
    const ana = await signUpAt(server, { from: '198.51.100.4' });
    const exported = () =>
      server.app.inject({ url: '/api/v1/earnings.csv', headers: { ...OUR_PAGE, ...ana } });
    expect((await exported()).statusCode).toBe(200);
    const again = await exported();
    expect([again.statusCode, again.headers['ratelimit-policy']]).toEqual([429, '"heavy";q=1;w=60']);
    expect(again.json()).toMatchObject({ code: 'too_many_requests' });
    expect((await readProfile(ana)).statusCode).toBe(200);
  });
});

describe('an address for which nobody is signed in', () => {
  test('pays for each call, and what it used up nobody else is missing who is signed in', async () => {
    const ana = await signUpAt(server, { from: '198.51.100.5' });
    const from = '203.0.113.1';
    const codes = codesOf(await readTimes(server, 9, { from }));
    expect(codes.filter((code) => code === 'not_signed_in')).toHaveLength(8);
    expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(1);
    const made = await readProfile({ authorization: 'Bearer et_madeUp' }, from);
    expect([made.statusCode, made.headers['ratelimit-policy']]).toEqual([429, '"guests";q=8;w=60']);
    expect((await readProfile(ana, from)).statusCode).toBe(200);
    expect((await readProfile({}, '203.0.113.2')).statusCode).toBe(401);
  });

  test('is turned away before anything is looked up, but not who was signed in there, nor pages nor health', async () => {
    const ana = await signUpAt(server, { from: '198.51.100.6' });
    const flood = async () => {
      const url = `/api/v1/nothing/${crypto.randomUUID()}`;
      return (await server.app.inject({ url, headers: { cookie: 'earntrack_session=made up' } })).statusCode;
    };
    expect((await readProfile(ana)).statusCode).toBe(200);
    const statuses: number[] = [];
    for (let request = 0; request < 40; request += 1) statuses.push(await flood());
    expect(statuses.indexOf(429)).toBeGreaterThan(20);
    expect(new Set(statuses.slice(34))).toEqual(new Set([429]));

    const procedure = await server.app.inject('/trpc/auth.session');
    expect([procedure.statusCode, procedure.headers['ratelimit-policy']]).toEqual([
      429,
      '"requests";q=32;w=60',
    ]);
    expect(procedure.headers['retry-after']).toMatch(/^\d+$/);
    expect((await readProfile(ana)).statusCode).toBe(200);
    for (const url of ['/', '/mark.svg', '/health', '/health/ready', '/api/v1/health', '/metrics'])
      expect([url, (await server.app.inject(url)).statusCode]).toEqual([url, 200]);
    const elsewhere = await server.app.inject({ url: '/trpc/auth.session', remoteAddress: '192.0.2.7' });
    expect(elsewhere.statusCode).toBe(200);
  });
});

import { randomUUID } from 'node:crypto';
import { LIMITS } from '@earntrack/contract';
import { endConnections } from '@earntrack/testkit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type EventStream, openStream } from './testing/event-stream.ts';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from './testing/test-app.ts';

/** Two servers on one database: what one does, the other has to tell. */
let one: TestApp;
let other: TestApp;
let origins: { one: string; other: string };
const streams: EventStream[] = [];

beforeAll(async () => {
  one = await createTestApp();
  other = await createTestApp({ DATABASE_URL: one.databaseUrl });
  const place = { host: '127.0.0.1', port: 0 };
  origins = { one: await one.app.listen(place), other: await other.app.listen(place) };
});
afterAll(async () => {
  for (const stream of streams) stream.cut();
  await other.close();
  await one.close();
});

interface Person {
  cookie: string;
  call: (procedure: string, input: unknown, origin?: string) => Promise<Record<string, string>>;
}

async function signUp(email = `${randomUUID()}@example.com`): Promise<Person> {
  return personOf('auth.register', { ...REGISTRATION, email });
}

async function personOf(procedure: string, input: object): Promise<Person> {
  const answer = await one.app.inject({
    method: 'POST',
    url: `/trpc/${procedure}`,
    headers: OUR_PAGE,
    payload: input,
  });
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  return { cookie, call: (path, payload, origin) => call({ cookie, path, payload, origin }) };
}

/** Always at the first server. */
async function call(asked: { cookie: string; path: string; payload: unknown; origin?: string | undefined }) {
  const { cookie, path, payload, origin } = asked;
  const answer = await one.app.inject({
    method: 'POST',
    url: `/trpc/${path}`,
    headers: { ...OUR_PAGE, cookie, ...(origin ? { 'x-earntrack-origin': origin } : {}) },
    payload: JSON.stringify(payload),
  });
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body}`);
  return answer.json<{ result: { data: Record<string, string> } }>().result.data;
}

/** Listens at the second server. */
async function listenAs(headers: Record<string, string>, lastEventId?: string): Promise<EventStream> {
  const stream = await openStream(origins.other, { headers, input: lastEventId ? { lastEventId } : {} });
  streams.push(stream);
  return stream;
}

async function begin(headers: Record<string, string>): Promise<EventStream> {
  const stream = await listenAs(headers);
  expect((await stream.nextChange()).change.kind).toBe('nothing');
  return stream;
}

const platform = () => ({ id: randomUUID(), name: 'Stall', kind: 'other', colour: 1, currency: 'EUR' });
const earning = (platformId: string) => ({
  id: randomUUID(),
  platformId,
  earnedOn: '2026-11-12',
  currency: 'EUR',
  components: { base: '12.34' },
});

test('what is done at one server is told at the other, to its owner alone, with who did it', async () => {
  const [ana, ben] = [await signUp(), await signUp()];
  const [ofAna, ofBen] = [await begin({ cookie: ana.cookie }), await begin({ cookie: ben.cookie })];
  const origin = randomUUID();
  const { id = '' } = await ana.call('platforms.create', platform());
  expect((await ofAna.nextChange()).change).toEqual({ kind: 'platforms', origin: null });
  await ana.call('earnings.create', { ...earning(id), hours: { clock: 'engaged', seconds: 60 } }, origin);
  const both = [(await ofAna.nextChange()).change, (await ofAna.nextChange()).change];
  expect(both.map(({ kind }) => kind).toSorted()).toEqual(['earnings', 'work']);
  expect(both.map((change) => change.origin)).toEqual([origin, origin]);

  // The first thing that Ben hears is his own.
  await ben.call('goals.create', { id: randomUUID(), periodKind: 'month', currency: 'EUR', target: '1' });
  expect((await ofBen.nextChange()).change.kind).toBe('goals');
});

test('a page knows its own changes again also when it asks under a name or with an archive', async () => {
  const [ana, ben] = [await signUp(), await signUp()];
  const clientId = randomUUID();
  const stream = await begin({ cookie: ana.cookie });
  const told = async () => (await stream.nextChange()).change;
  const headers = { ...OUR_PAGE, cookie: ana.cookie, 'x-earntrack-origin': clientId };
  const post = async (url: string, sent: Record<string, string>, payload: string | Buffer) => {
    const answer = await one.app.inject({ method: 'POST', url, headers: { ...headers, ...sent }, payload });
    expect(answer.statusCode, answer.body).toBeLessThan(300);
  };
  const json = { 'content-type': 'application/json' };
  await ben.call('platforms.create', platform());
  const archive = await one.app.inject({
    url: '/api/v1/archive',
    headers: { ...OUR_PAGE, cookie: ben.cookie },
  });
  await post('/api/v1/archive', { 'content-type': 'application/zip' }, archive.rawPayload);
  const restored = [await told(), await told()];
  expect(restored.map(({ kind }) => kind).toSorted()).toEqual(['platforms', 'profile']);
  const named = (name: string) => JSON.stringify({ ...platform(), name });
  await post('/api/v1/platforms', { ...json, 'idempotency-key': 'once' }, named('Two'));
  const changes = [...restored, await told()];
  expect(changes.map(({ origin }) => origin)).toEqual(changes.map(() => clientId));
});

test('who was cut off is told what was missed, and nothing a second time', async () => {
  const ana = await signUp();
  const { id = '' } = await ana.call('platforms.create', platform());
  const before = await begin({ cookie: ana.cookie });
  await ana.call('earnings.create', earning(id));
  const last = await before.nextChange();
  expect(last.change.kind).toBe('earnings');
  before.cut();

  const payout = { id: randomUUID(), platformId: id, paidOn: '2026-11-12', currency: 'EUR', amount: '5' };
  await ana.call('payouts.create', payout);
  const after = await listenAs({ cookie: ana.cookie }, last.id);
  const missed = await after.nextChange();
  expect(missed.change.kind).toBe('payouts');
  after.cut();

  const again = await listenAs({ cookie: ana.cookie }, missed.id);
  await ana.call('platforms.archive', { id });
  expect((await again.nextChange()).change.kind).toBe('platforms');
});

test('a change that nobody could hear, since the connection that listens was gone, is told all the same', async () => {
  const ana = await signUp();
  const stream = await begin({ cookie: ana.cookie });
  await endConnections(one.databaseUrl, 'earntrack-listen');
  await ana.call('platforms.create', platform());
  expect((await stream.nextChange()).change.kind).toBe('platforms');
  expect(other.lines.map((line) => line['error_type'])).toContain('live_connection');
});

test.each([
  ['signs out', (ana: Person) => ana.call('auth.logout', {}), 'not_signed_in'],
  [
    'has another password',
    (ana: Person) =>
      ana.call('auth.changePassword', {
        currentPassword: REGISTRATION.password,
        newPassword: 'quite another password',
      }),
    'not_signed_in',
  ],
  [
    'deletes the account',
    (ana: Person) => ana.call('auth.deleteAccount', { currentPassword: REGISTRATION.password }),
    'not_signed_in',
  ],
])('the stream at the other server ends when somebody %s', async (_, leave, code) => {
  // The first account is the operator's, which cannot go.
  await signUp();
  const ana = await signUp();
  const stream = await begin({ cookie: ana.cookie });
  await leave(ana);
  expect(await stream.ending()).toBe(code);
});

test('a device that is signed out from another one hears no more, and that one goes on', async () => {
  const email = `${randomUUID()}@example.com`;
  const laptop = await signUp(email);
  const phone = await personOf('auth.login', { email, password: REGISTRATION.password });
  const [onLaptop, onPhone] = [await begin({ cookie: laptop.cookie }), await begin({ cookie: phone.cookie })];
  await laptop.call('auth.endOtherSessions', {});
  expect(await onPhone.ending()).toBe('not_signed_in');
  await laptop.call('platforms.create', platform());
  expect((await onLaptop.nextChange()).change.kind).toBe('platforms');
});

test('a program listens with a token that may read, until it is revoked', async () => {
  const ana = await signUp();
  const tokenFor = async (scope: string) => {
    const wish = { id: randomUUID(), name: scope, scopes: [scope], expiresInDays: 30 };
    return { id: wish.id, token: (await ana.call('apiTokens.create', wish))['token'] ?? '' };
  };
  const { id, token } = await tokenFor('read');
  const stream = await begin({ authorization: `Bearer ${token}` });
  await ana.call('platforms.create', platform());
  expect((await stream.nextChange()).change.kind).toBe('platforms');
  await ana.call('apiTokens.revoke', { id });
  expect(await stream.ending()).toBe('not_signed_in');

  const writer = await listenAs({ authorization: `Bearer ${(await tokenFor('write')).token}` });
  expect(await writer.ending()).toBe('forbidden');
});

test('an account has so many streams at most, and is told so', async () => {
  const ana = await signUp();
  const all = Array.from({ length: LIMITS.liveStreams }, () => begin({ cookie: ana.cookie }));
  const [first] = await Promise.all(all);
  expect(await (await listenAs({ cookie: ana.cookie })).ending()).toBe('too_many_requests');
  first?.cut();
  await vi.waitFor(async () => (await begin({ cookie: ana.cookie })).cut());
  await begin({ cookie: (await signUp()).cookie });
});

test('nothing between may hold a stream back or keep it, and its length is no duration of a request', async () => {
  const ana = await signUp();
  const stream = await begin({ cookie: ana.cookie, 'accept-encoding': 'br, gzip' });
  const header = (name: string) => stream.response.headers.get(name);
  expect(header('content-type')).toBe('text/event-stream');
  expect(header('content-encoding')).toBeNull();
  expect(header('cache-control')).toBe('no-store, no-transform');
  expect(header('x-accel-buffering')).toBe('no');
  expect(header('content-security-policy')).toContain("default-src 'self'");
  const requestId = header('x-request-id');
  stream.cut();
  await vi.waitFor(() => expect(other.lines.map((line) => line['request_id'])).toContain(requestId));
  expect(other.lines.filter((line) => line['request_id'] === requestId)).toMatchObject([
    { procedures: ['live.changes'], user_id: expect.any(String), status: 200 },
  ]);
  const figures = await (await fetch(`${origins.other}/metrics`)).text();
  expect(figures).toMatch(/http_requests_total\{method="GET",route="\/trpc\/:path",status="200"\} [1-9]/);
  expect(figures).not.toContain(
    'http_request_duration_seconds_count{method="GET",route="/trpc/:path",status="200"}',
  );
  expect(figures).toMatch(/live_streams [1-9]/);
});

test('a server that is to end waits for no stream, and sends its listeners on', async () => {
  const ending = await createTestApp({ DATABASE_URL: one.databaseUrl });
  const origin = await ending.app.listen({ host: '127.0.0.1', port: 0 });
  const ana = await signUp();
  const stream = await openStream(origin, { headers: { cookie: ana.cookie } });
  expect((await stream.nextChange()).change.kind).toBe('nothing');
  ending.drain();
  const [end] = await Promise.all([stream.ending(), ending.close()]);
  expect(end).toBeNull();
});

import { holdTables } from '@earntrack/testkit';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { DocumentCheck } from './testing/document-check.ts';
import { makeTokenAt, signUpAt } from './testing/limited-app.ts';
import { createTestApp, type TestApp } from './testing/test-app.ts';

/** Four at once, of which nobody holds more than three; three wait, as long as the test lasts. */
const SMALL = { REQUESTS_AT_ONCE: '4', REQUESTS_WAITING: '3', REQUESTS_WAIT_MS: '60000' };

let server: TestApp;
beforeAll(async () => {
  server = await createTestApp(SMALL);
});
afterAll(() => server.close());

/** How many turns have come or failed to come, and how many of them at once. */
async function waitedFor() {
  const { body } = await server.app.inject({ url: '/metrics' });
  const told = (name: string) =>
    Number(new RegExp(`^admission_wait_seconds_${name} (\\d+)$`, 'm').exec(body)?.[1]);
  return { all: told('count'), atOnce: told('bucket\\{le="0.005"\\}') };
}

/** Nobody gets at the platforms until this is called. */
async function holdPlatforms(): Promise<() => Promise<void>> {
  const release = await holdTables(server.databaseUrl, ['platform']);
  onTestFinished(release);
  return release;
}

type Answer = Awaited<ReturnType<TestApp['app']['inject']>>;

/** Resolves once so many of these have an answer. */
async function first(count: number, asked: readonly Promise<Answer>[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  const enough = Promise.withResolvers<Answer[]>();
  const note = async (each: Promise<Answer>) => {
    answers.push(await each);
    if (answers.length === count) enough.resolve([...answers]);
  };
  void Promise.all(asked.map(note)).catch(enough.reject);
  return enough.promise;
}

test('what is more than can be done is sent away at once, nobody takes the places of others, and all is well afterwards', async () => {
  const ana = await signUpAt(server, { from: '198.51.100.1' });
  const ben = await signUpAt(server, { from: '198.51.100.2' });
  const sheet = await makeTokenAt(server, ana);
  const profile = (headers: Record<string, string>) => server.app.inject({ url: '/api/v1/profile', headers });
  // Who somebody is, is known once an answer has gone to them: the second one comes after that.
  for (const headers of [ana, ben, sheet, ana, ben, sheet])
    expect((await profile(headers)).statusCode).toBe(200);
  const release = await holdPlatforms();
  const list = (headers: Record<string, string>) => server.app.inject({ url: '/api/v1/platforms', headers });
  // At the pages and with a token it is one account: three of them are worked on, three wait, and two are too many.
  const greedy = Array.from({ length: 8 }, (_, at) => list(at % 2 === 0 ? ana : sheet));
  const away = await first(2, greedy);
  for (const sent of away) {
    expect([sent.statusCode, sent.headers['content-type']]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
    ]);
    expect(String(sent.headers['retry-after'])).toMatch(/^[123]$/);
    const body = sent.json<{ code: string; detail: string }>();
    expect(body).toMatchObject({
      code: 'busy',
      detail: expect.stringContaining('Nothing was done.') as string,
    });
  }
  // A place is free for somebody else, who waits for nobody and is answered.
  expect((await profile(ben)).statusCode).toBe(200);
  const procedure = await server.app.inject({ url: '/trpc/profile.get', headers: ana });
  expect(procedure.statusCode).toBe(503);
  expect(procedure.json()).toMatchObject({ error: { data: { httpStatus: 503, app: { code: 'busy' } } } });
  // Who looks after the server, and who waits for news, is never sent away.
  for (const url of ['/health', '/health/live', '/health/ready', '/api/v1/status', '/'])
    expect([url, (await server.app.inject({ url })).statusCode]).toEqual([url, 200]);
  const stream = await server.app.inject({
    url: '/trpc/live.changes?input={}',
    headers: { ...ana, accept: 'text/event-stream' },
    payloadAsStream: true,
  });
  expect(stream.statusCode).toBe(200);
  stream.stream().destroy();
  const metrics = await server.app.inject({ url: '/metrics' });
  expect(metrics.body).toContain('requests_shed_total{reason="queue_full"} 3');
  for (const line of ['running"} 3', 'waiting"} 3', 'max"} 4'])
    expect(metrics.body).toContain(`admission_requests{state="${line}`);
  const waitedBefore = await waitedFor();
  await release();
  const statuses = (await Promise.all(greedy)).map(({ statusCode }) => statusCode);
  expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 200, 200, 200, 200, 200, 503, 503]);
  const waited = await waitedFor();
  expect(waited.all - waitedBefore.all).toBe(3);
  expect(waited.atOnce).toBe(waitedBefore.atOnce);
  expect((await list(ana)).statusCode).toBe(200);
  const type = 'application/problem+json';
  for (const sent of away) {
    const answer = { method: 'GET', path: '/platforms', status: 503, type, body: sent.json<unknown>() };
    expect(new DocumentCheck().faultsOfAnswer(answer)).toEqual([]);
  }
});

test('who has waited for too long is sent away, and what is still under way keeps its place until it ends', async () => {
  const impatient = await createTestApp({
    ...SMALL,
    REQUESTS_AT_ONCE: '1',
    REQUESTS_WAIT_MS: '20',
    DATABASE_URL: server.databaseUrl,
  });
  const release = await holdPlatforms();
  const ana = await signUpAt(impatient, { from: '198.51.100.3' });
  const list = () => impatient.app.inject({ url: '/api/v1/platforms', headers: ana });
  const asked = [list(), list(), list()];
  const away = await first(2, asked);
  expect(away.map(({ statusCode }) => statusCode)).toEqual([503, 503]);
  const metrics = await impatient.app.inject({ url: '/metrics' });
  expect(metrics.body).toContain('requests_shed_total{reason="waited_too_long"} 2');
  await release();
  expect((await Promise.all(asked)).filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  expect((await list()).statusCode).toBe(200);
  await impatient.close();
});

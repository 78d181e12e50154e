import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { createDatabase } from '@earntrack/db';
import { DocumentCheck } from './testing/document-check.ts';
import { createTestApp, type TestApp } from './testing/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await createTestApp();
});
afterAll(() => server.close());

const PLACES = ['/health', '/api/v1/health'];

test.each(PLACES)('%s says in the documented form that all is well', async (url) => {
  const response = await server.app.inject(url);
  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual({
    status: 'ok',
    timestamp: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/),
    uptime: expect.any(Number),
    services: { database: 'connected', redis: 'disabled', cache: 'healthy' },
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    instance: expect.any(String),
    domains: null,
  });
  expect(response.headers['cache-control']).toBe('no-store');
});

test('a draining server lives but is not ready', async () => {
  expect((await server.app.inject('/health/ready')).statusCode).toBe(200);
  server.drain();
  expect((await server.app.inject('/health/ready')).statusCode).toBe(503);
  expect((await server.app.inject('/health/live')).statusCode).toBe(200);
});

test('a database that cannot be reached makes it 503, and procedures say so in words', async () => {
  const lost = await createTestApp({}, () =>
    createDatabase({ connectionString: 'postgres://x@127.0.0.1:9/x' }),
  );
  const check = new DocumentCheck();
  for (const url of PLACES) {
    const health = await lost.app.inject(url);
    expect(health.statusCode).toBe(503);
    const body = health.json<object>();
    expect(body).toMatchObject({ status: 'error', services: { database: 'disconnected' } });
    const answered = { method: 'GET', path: '/health', status: 503, type: 'application/json', body };
    expect(check.faultsOfAnswer(answered)).toEqual([]);
  }
  expect((await lost.app.inject('/health/ready')).statusCode).toBe(503);

  const call = await lost.app.inject('/trpc/auth.session');
  expect(call.statusCode).toBe(503);
  expect(call.headers['retry-after']).toBeDefined();
  expect(call.json()).toMatchObject({ error: { data: { app: { code: 'unavailable' } } } });
  expect(lost.lines.at(-1)).toMatchObject({ level: 'error', status: 503, error_type: 'unavailable' });
  await lost.close();
});

test.each(PLACES)('%s waits less than two seconds for a database that never answers', async (url) => {
  const isAsked = Promise.withResolvers<void>();
  const hung = await createTestApp({}, (connectionString) => {
    const handle = createDatabase({ connectionString });
    const ping = () => {
      isAsked.resolve();
      return new Promise<void>(() => {});
    };
    return { ...handle, ping };
  });
  await hung.app.ready();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const asked = hung.app.inject(url);
  await isAsked.promise;
  await vi.advanceTimersByTimeAsync(1_999);
  expect((await asked).statusCode).toBe(503);
  vi.useRealTimers();
  await hung.close();
});

import { appRouter, HTTP_STATUS } from '@earntrack/api/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from './testing/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await createTestApp();
});
afterAll(() => server.close());

async function metrics(): Promise<string> {
  return (await server.app.inject('/metrics')).body;
}

test('requests are counted by method, route pattern and status, never by address', async () => {
  await server.app.inject('/health');
  await server.app.inject('/earnings/some-id');
  await server.app.inject('/trpc/profile.get');
  const text = await metrics();
  expect(text).toContain('http_requests_total{method="GET",route="/health",status="200"} 1');
  expect(text).toContain('http_requests_total{method="GET",route="unknown",status="404"} 1');
  expect(text).toContain('http_requests_total{method="GET",route="/trpc/:path",status="401"} 1');
  expect(text).not.toContain('some-id');
});

test('the counter of a failure exists before the first one', async () => {
  expect(await metrics()).toContain('http_requests_total{method="GET",route="/health/live",status="500"} 0');
});

test('every status that the server gives is counted from birth, so that its first is seen as an increase', async () => {
  const text = await metrics();
  const born = (method: string, route: string) => (status: string | number) =>
    text.includes(`http_requests_total{method="${method}",route="${route}",status="${status}"} `);
  const refusals = [...new Set(Object.values(HTTP_STATUS))];
  const changing = [200, 201, 204, 207, 413, 415, 499, 'read_only', ...refusals];
  expect(changing.filter((status) => !born('POST', '/trpc/:path')(status))).toEqual([]);
  const reading = [200, 207, 304, 499, 502, ...refusals];
  expect(reading.filter((status) => !born('GET', '/api/v1/earnings')(status))).toEqual([]);
  expect([404, 414].filter((status) => !born('GET', 'unknown')(status))).toEqual([]);
});

test('every procedure is there before its first call', async () => {
  const text = await metrics();
  const missing = Object.keys(appRouter._def.procedures).filter(
    (procedure) =>
      !text.includes(`trpc_procedure_duration_seconds_count{procedure="${procedure}",outcome="ok"} `),
  );
  expect(missing).toEqual([]);
});

test('durations, procedures, the process and the pool are there under their names', async () => {
  await server.app.inject('/trpc/auth.session');
  const text = await metrics();
  for (const name of [
    'http_request_duration_seconds_bucket{le="0.5",method="GET",route="/trpc/:path",status="200"}',
    'trpc_procedure_duration_seconds_count{procedure="auth.session",outcome="ok"} 1',
    'process_resident_memory_bytes',
    'process_memory_limit_bytes',
    'process_cpu_seconds_total',
    'process_cpu_limit_cores ',
    'db_pool_connections{state="waiting"} 0',
    'db_pool_connections{state="used"} ',
    'admission_requests{state="running"} 0',
  ]) {
    expect(text).toContain(name);
  }
});

test.each([
  ['another machine', { remoteAddress: '192.0.2.7' }],
  ['a proxy on this machine', { headers: { 'x-forwarded-for': '192.0.2.7' } }],
  ['a proxy on this machine that does not say that it is one', { headers: { host: 'earn.example.com' } }],
  ['a public name that only begins like this machine', { headers: { host: 'localhost.example.com' } }],
])('%s gets nothing while there is no token', async (_, request) => {
  expect((await server.app.inject({ url: '/metrics', ...request })).statusCode).toBe(403);
});

test.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])('%s is this machine', async (host) => {
  expect((await server.app.inject({ url: '/metrics', headers: { host } })).statusCode).toBe(200);
});

test('a token that is set, or the one before it, is wanted from everybody, this machine too', async () => {
  const guarded = await createTestApp({
    METRICS_TOKEN: 'a-long-enough-token',
    METRICS_TOKEN_PREVIOUS: 'the-token-before-it',
  });
  const ask = async (remoteAddress: string, authorization?: string) => {
    const headers = authorization ? { authorization } : {};
    return (await guarded.app.inject({ url: '/metrics', remoteAddress, headers })).statusCode;
  };
  for (const from of ['127.0.0.1', '192.0.2.7']) {
    expect(await ask(from)).toBe(401);
    expect(await ask(from, 'Bearer a-wrong-long-token!')).toBe(401);
    expect(await ask(from, 'Bearer a-long-enough-token')).toBe(200);
    expect(await ask(from, 'Bearer the-token-before-it')).toBe(200);
  }
  await guarded.close();
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from './testing/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await createTestApp({ METRICS_TOKEN: 'a-long-enough-token' });
});
afterAll(() => server.close());

const elsewhere = { remoteAddress: '192.0.2.7' };

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

test('durations, procedures, the process and the pool are there under their names', async () => {
  await server.app.inject('/trpc/auth.session');
  const text = await metrics();
  for (const name of [
    'http_request_duration_seconds_bucket{le="0.5",method="GET",route="/trpc/:path",status="200"}',
    'trpc_procedure_duration_seconds_count{procedure="auth.session",outcome="ok"} 1',
    'process_resident_memory_bytes',
    'process_cpu_seconds_total',
    'db_pool_connections{state="waiting"} 0',
  ]) {
    expect(text).toContain(name);
  }
});

test('another machine needs the token', async () => {
  const ask = (authorization?: string) =>
    server.app.inject({ url: '/metrics', ...elsewhere, headers: authorization ? { authorization } : {} });
  expect((await ask()).statusCode).toBe(401);
  expect((await ask('Bearer a-wrong-long-token!')).statusCode).toBe(401);
  expect((await ask('Bearer a-long-enough-token')).statusCode).toBe(200);
});

test('a proxy on this machine does not open them to the world', async () => {
  const headers = { 'x-forwarded-for': '192.0.2.7' };
  expect((await server.app.inject({ url: '/metrics', headers })).statusCode).toBe(401);
});

test('without a token nobody elsewhere gets in', async () => {
  const closed = await createTestApp();
  expect((await closed.app.inject({ url: '/metrics', ...elsewhere })).statusCode).toBe(403);
  expect((await closed.app.inject('/metrics')).statusCode).toBe(200);
  await closed.close();
});

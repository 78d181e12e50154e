import { connect } from 'node:net';
import { createDatabase } from '@earntrack/db';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from './testing/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await createTestApp();
});
afterAll(() => server.close());

function signUp(email: string) {
  const payload = { ...REGISTRATION, email };
  return server.app.inject({ method: 'POST', url: '/trpc/auth.register', headers: OUR_PAGE, payload });
}

test('a request is one line with the names that the runbook asks for', async () => {
  const before = server.lines.length;
  await server.app.inject({ url: '/health', headers: { 'x-request-id': 'from-proxy-42' } });
  expect(server.lines.slice(before)).toEqual([
    {
      timestamp: expect.stringMatching(/Z$/),
      level: 'info',
      service: 'earntrack-server',
      endpoint: '/health',
      method: 'GET',
      status: 200,
      duration_ms: expect.any(Number),
      user_id: null,
      request_id: 'from-proxy-42',
      message: 'request completed',
    },
  ]);
});

test('a call names its procedures and its user by id, and the route by its pattern', async () => {
  const registered = await signUp('log@example.com');
  const cookie = String(registered.headers['set-cookie']).split(';')[0] ?? '';
  await server.app.inject({ url: '/trpc/profile.get,platforms.list?batch=1', headers: { cookie } });
  const { account } = registered.json<{ result: { data: { account: { id: string } } } }>().result.data;
  expect(server.lines.at(-1)).toMatchObject({
    endpoint: '/trpc/:path',
    procedures: ['profile.get', 'platforms.list'],
    user_id: account.id,
    status: 200,
  });
});

test('a refusal says its kind', async () => {
  await server.app.inject('/trpc/profile.get');
  expect(server.lines.at(-1)).toMatchObject({ level: 'warn', status: 401, error_type: 'not_signed_in' });
});

test('an address that cannot be read is refused and logged like everything else, without repeating it', async () => {
  const answer = await server.app.inject('/%zz-secret');
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({ error: { data: { app: { code: 'invalid_input' } } } });
  expect(server.lines.at(-1)).toMatchObject({
    endpoint: 'unknown',
    status: 400,
    error_type: 'invalid_input',
    request_id: answer.headers['x-request-id'],
  });
  expect(answer.body + JSON.stringify(server.lines)).not.toContain('zz-secret');
});

test('neither passwords nor sessions nor addresses stand in the log', async () => {
  const registered = await signUp('quiet@example.com');
  const token = /=([a-z2-7]{40})/.exec(String(registered.headers['set-cookie']))?.[1] ?? '';
  expect(token).not.toBe('');
  await signUp('quiet@example.com');
  const text = JSON.stringify(server.lines);
  for (const secret of [REGISTRATION.password, token, 'quiet@example.com'])
    expect(text).not.toContain(secret);
});

test('a request id that could forge a line is replaced, and the answer carries the one used', async () => {
  const response = await server.app.inject({ url: '/health', headers: { 'x-request-id': 'a"b\n{}' } });
  const id = response.headers['x-request-id'];
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(server.lines.at(-1)).toMatchObject({ request_id: id });
});

test('an address that does not exist is logged without what was typed', async () => {
  const response = await server.app.inject('/api/secret-path');
  expect(response.statusCode).toBe(404);
  expect(JSON.stringify(server.lines.at(-1))).not.toContain('secret-path');
});

test('an unexpected fault tells a client nothing but the request id, and the log everything', async () => {
  const broken = await createTestApp();
  await broken.app.inject('/trpc/auth.session');
  await broken.database.close();
  const response = await broken.app.inject('/trpc/auth.session');
  const { error } = response.json<{ error: { message: string; data: { app: { requestId: string } } } }>();
  expect(response.statusCode).toBe(500);
  expect(error.message).toMatch(/^Something went wrong/);
  expect(response.body).not.toContain('stack');
  expect(error.data.app.requestId).toBe(response.headers['x-request-id']);
  expect(broken.lines.at(-1)).toMatchObject({
    level: 'error',
    error_type: 'internal',
    err: { stack: expect.any(String) },
  });
  await broken.close();
});

test('whoever leaves before the answer is one line too, and is counted', async () => {
  const isAsked = Promise.withResolvers<void>();
  const hung = await createTestApp({}, (connectionString) => ({
    ...createDatabase({ connectionString }),
    ping: () => {
      isAsked.resolve();
      return new Promise<void>(() => {});
    },
  }));
  onTestFinished(() => hung.close());
  const { port } = new URL(await hung.app.listen({ host: '127.0.0.1', port: 0 }));
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await isAsked.promise;
  socket.destroy();
  const lines = () => hung.lines.filter(({ endpoint }) => endpoint === '/health');
  await vi.waitFor(() => expect(lines()).toHaveLength(1));
  expect(lines()).toMatchObject([{ status: 499, error_type: 'left_early', message: 'request refused' }]);
  const metrics = await hung.app.inject('/metrics');
  expect(metrics.body).toContain('http_requests_total{method="GET",route="/health",status="499"} 1');
});

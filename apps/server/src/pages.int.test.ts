import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from './testing/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await createTestApp();
});
afterAll(() => server.close());

const visit = { accept: 'text/html,application/xhtml+xml' };

test.each(['/', '/earnings', '/platforms/some.id?x=1'])(
  '%s is answered with the page, asked for anew each time',
  async (url) => {
    const response = await server.app.inject({ url, headers: visit });
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain('<title>EarnTrack</title>');
    expect(response.headers['cache-control']).toBe('no-cache');
  },
);

test('the front page is there for whoever asks, and a mistyped one only for a browser', async () => {
  expect((await server.app.inject('/')).statusCode).toBe(200);
  expect((await server.app.inject({ method: 'HEAD', url: '/' })).statusCode).toBe(200);
  expect((await server.app.inject('/nothing')).statusCode).toBe(404);
});

test('a file with a hash in its name is kept for ever, and compressed', async () => {
  const headers = { 'accept-encoding': 'br' };
  const response = await server.app.inject({ url: '/assets/main-abc123.js', headers });
  expect(response.statusCode).toBe(200);
  expect(response.headers['cache-control']).toContain('immutable');
  expect(response.headers['content-encoding']).toBe('br');
});

test('another file is asked for anew', async () => {
  const response = await server.app.inject('/mark.svg');
  expect(response.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'image/svg+xml' });
});

test('the worker and the manifest of the installed app are asked for anew, each as what it is', async () => {
  const worker = await server.app.inject('/service-worker.js');
  expect(worker.headers).toMatchObject({ 'cache-control': 'no-cache' });
  expect(worker.headers['content-type']).toContain('javascript');
  expect(worker.headers['content-security-policy']).toContain("worker-src 'self'");
  const manifest = await server.app.inject('/manifest.webmanifest');
  expect(manifest.headers).toMatchObject({ 'cache-control': 'no-cache' });
  expect(manifest.headers['content-type']).toContain('application/manifest+json');
});

test.each([
  ['/assets/gone-abc.js', 'application/json'],
  ['/trpc', 'application/json'],
  ['/api/v1/nothing', 'application/problem+json'],
  ['/health/nothing', 'application/json'],
  ['/metrics/nothing', 'application/json'],
])('%s is never answered with the page', async (url, type) => {
  const response = await server.app.inject({ url, headers: visit });
  expect(response.statusCode).toBe(404);
  expect(response.headers['content-type']).toContain(type);
});

test('nothing outside the folder of the pages can be read', async () => {
  for (const url of [
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/etc/passwd',
    '/..%2fpackage.json',
  ]) {
    expect((await server.app.inject(url)).statusCode).toBeGreaterThanOrEqual(400);
  }
});

describe('headers', () => {
  test('let pages load and run only what is ours', async () => {
    const { headers } = await server.app.inject({ url: '/', headers: visit });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' });
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  test('ask for https only where the public address has it, and cookies follow', async () => {
    const secure = await createTestApp({ PUBLIC_URL: 'https://earn.example.com' });
    const response = await secure.app.inject({
      method: 'POST',
      url: '/trpc/auth.logout',
      headers: { origin: 'https://earn.example.com', 'content-type': 'application/json' },
      payload: '{}',
    });
    expect(response.headers['strict-transport-security']).toContain('max-age=');
    expect(response.headers['set-cookie']).toMatch(/^__Host-earntrack_session=;.*Secure/);
    await secure.close();
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from './testing/test-app.ts';

const APP = 'https://app.example.com';
const STRANGER = 'https://app.example.com.evil.example';

let server: TestApp;
beforeAll(async () => {
  server = await createTestApp({
    PUBLIC_URL: 'https://api.example.com',
    ALLOWED_ORIGINS: `${APP}, https://www.example.com`,
  });
});
afterAll(() => server.close());

const pageOf = (origin: string, site = 'same-site') => ({
  ...OUR_PAGE,
  origin,
  'sec-fetch-site': site,
});

function register(headers: Record<string, string>, name: string) {
  const payload = JSON.stringify({ ...REGISTRATION, email: `${name}@example.com` });
  return server.app.inject({ method: 'POST', url: '/trpc/auth.register', headers, payload });
}

function preflight(origin: string, method: string, asked: string) {
  return server.app.inject({
    method: 'OPTIONS',
    url: '/api/v1/earnings',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': asked,
    },
  });
}

describe('a page of an origin that was named', () => {
  test('signs up, keeps its cookie and reads what it is answered', async () => {
    const response = await register(pageOf(APP), 'cors-ana');
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': APP,
      'access-control-allow-credentials': 'true',
      vary: expect.stringContaining('Origin'),
    });
    const cookie = String(response.headers['set-cookie']).split(';')[0] ?? '';
    const headers = { ...pageOf(APP), cookie };
    const read = await server.app.inject({ url: '/api/v1/profile', headers });
    expect(read.statusCode).toBe(200);
    expect(read.headers['access-control-expose-headers']).toContain('etag');
  });

  test('may ask first whether it may send what programs send', async () => {
    const response = await preflight(APP, 'PUT', 'authorization,content-type,if-match,idempotency-key');
    expect(response.statusCode).toBe(204);
    expect(response.headers['access-control-allow-methods']).toContain('PUT');
    for (const name of ['authorization', 'if-match', 'idempotency-key']) {
      expect(response.headers['access-control-allow-headers']).toContain(name);
    }
  });
});

describe.each([
  ['a stranger', STRANGER],
  ['the same name without its lock', 'http://app.example.com'],
  ['another port of it', 'https://app.example.com:8443'],
  ['a page that hides its origin', 'null'],
])('%s', (_, origin) => {
  test('is told nothing that a browser would let it read, and changes nothing', async () => {
    const response = await register(pageOf(origin, 'cross-site'), 'cors-evil');
    expect(response.statusCode).toBe(403);
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
    const asked = await preflight(origin, 'PUT', 'authorization');
    expect(asked.headers['access-control-allow-origin']).toBeUndefined();
  });
});

test('a page whose own site rewrites to this server is one of ours by its origin', async () => {
  const response = await register(pageOf('https://www.example.com', 'same-origin'), 'cors-rewrite');
  expect(response.statusCode).toBe(200);
  expect(String(response.headers['set-cookie'])).toContain('__Host-');
});

test('where no other origin was named, no header lets anybody in', async () => {
  const alone = await createTestApp();
  const response = await alone.app.inject({ url: '/health', headers: { origin: APP } });
  expect(response.headers['access-control-allow-origin']).toBeUndefined();
  await alone.close();
});

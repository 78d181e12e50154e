import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, OUR_PAGE, type TestApp } from './testing/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await createTestApp();
});
afterAll(() => server.close());

function logout(headers: Record<string, string>) {
  return server.app.inject({ method: 'POST', url: '/trpc/auth.logout', headers, payload: '{}' });
}

const json = { 'content-type': 'application/json' };

describe('a change', () => {
  test.each([
    ['a page at the public address', OUR_PAGE],
    ['a browser that only tells the site', { ...json, 'sec-fetch-site': 'same-origin' }],
    ['a program, which is no page of anybody', json],
    [
      'the same server under its other name',
      { ...json, origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000', 'sec-fetch-site': 'same-origin' },
    ],
  ])('is taken from %s', async (_, headers) => {
    expect((await logout({ ...headers })).statusCode).toBe(200);
  });

  test.each([
    ['a foreign page', { ...json, origin: 'https://evil.example' }],
    ['another port of this machine', { ...json, origin: 'http://localhost:3001', host: 'localhost:3000' }],
    ['https where we are http', { ...json, origin: 'https://localhost:3000', host: 'localhost:3000' }],
    ['a page that hides its origin', { ...json, origin: 'null' }],
    [
      'a sibling of the same site',
      { ...json, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' },
    ],
    ['a browser that tells the site only, and it is another', { ...json, 'sec-fetch-site': 'cross-site' }],
    [
      'a name that was bent to this machine',
      { ...json, origin: 'http://evil.example', host: 'evil.example' },
    ],
  ])('is refused from %s', async (_, headers) => {
    const response = await logout({ ...headers });
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ error: { data: { app: { code: 'foreign_origin' } } } });
  });

  test('is taken from anywhere with a token and without a cookie: nobody else adds a token', async () => {
    const foreign = { ...json, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await logout({ ...foreign, authorization: 'Bearer x' })).statusCode).toBe(200);
  });

  test.each([
    ['a cookie beside the token', { cookie: 'earntrack_session=x', authorization: 'Bearer x' }],
    ['any cookie beside it', { cookie: 'theme=dark', authorization: 'bearer x' }],
    ['the password of a proxy, which browsers add', { authorization: 'Basic YW5hOnB3' }],
    ['an empty header', { authorization: '' }],
  ])('is refused from a foreign page with %s', async (_, headers) => {
    const response = await logout({ ...json, origin: 'https://evil.example', ...headers });
    expect(response.statusCode).toBe(403);
  });

  test('with a token is JSON too', async () => {
    const headers = { 'content-type': 'text/plain', authorization: 'Bearer x' };
    expect((await logout(headers)).statusCode).toBe(415);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'is refused as %s, which a form of a foreign page could send',
    async (type) => {
      expect((await logout({ ...OUR_PAGE, 'content-type': type })).statusCode).toBe(415);
    },
  );

  test('is never made by reading', async () => {
    const response = await server.app.inject('/trpc/auth.logout');
    expect(response.statusCode).toBe(405);
  });
});

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, signUpPerson } from '../testing/person.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

const MEGABYTE = 1024 * 1024;
const LIMIT = 4 * MEGABYTE;
/** What is sent of a file, by procedures and by the resource. */
const DOORS = [
  ['POST', '/trpc/imports.stage'],
  ['PUT', '/api/v1/imports/00000000-0000-4000-8000-000000000000/chunks/0'],
] as const;

let server: TestApp;
let person: Person;
beforeAll(async () => {
  server = await createTestApp();
  person = await signUpPerson(server, 'ana');
});
afterAll(() => server.close());

describe.each(DOORS)('%s %s', (method, url) => {
  async function send(payload: string | Buffer, headers: Record<string, string> = {}) {
    const answer = await server.app.inject({
      method,
      url,
      headers: { ...person.headers, ...headers },
      payload,
    });
    return { status: answer.statusCode, body: answer.body };
  }

  test('takes no body larger than four megabytes, whether it says so beforehand or not', async () => {
    const large = JSON.stringify({ items: 'x'.repeat(LIMIT) });
    expect((await send(large)).status).toBe(413);
    expect((await send(large, { 'content-length': '10', 'transfer-encoding': 'chunked' })).status).toBe(413);
  });

  test('takes no body that becomes larger when it is unpacked', async () => {
    const packed = gzipSync(JSON.stringify({ items: 'x'.repeat(20 * MEGABYTE) }));
    expect(packed.length).toBeLessThan(LIMIT / 100);
    expect((await send(packed, { 'content-encoding': 'gzip' })).status).toBe(413);
  });

  test('takes no body that is packed as nobody packs it, or not at all', async () => {
    expect((await send('{}', { 'content-encoding': 'gzip' })).status).toBe(400);
    expect((await send('{}', { 'content-encoding': 'compress' })).status).toBe(415);
  });

  test('refuses what is nested a hundred thousand deep, and goes on answering', async () => {
    const deep = `{"items":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect((await send(deep)).status).toBe(400);
    expect((await server.app.inject('/health/live')).statusCode).toBe(200);
  });

  test.each([
    'text/csv',
    'application/octet-stream',
    'application/zip',
    'image/svg+xml',
    'application/xml',
    'text/html',
  ])('takes no file as %s: a browser reads statements itself and sends their rows', async (type) => {
    expect((await send('<svg/>', { 'content-type': type })).status).toBe(415);
  });
});

import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let server: TestApp;
let port: number;
beforeAll(async () => {
  server = await createTestApp();
  port = Number(new URL(await server.app.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(() => server.close());

/** Sends bytes as they are, and gives what comes back until the server lets go. */
async function send(...lines: string[]): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.end(lines.join('\r\n'));
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('latin1');
}

const HOST = `Host: localhost`;
const POST = ['POST /trpc/auth.logout HTTP/1.1', HOST, 'Content-Type: application/json'];
const HIDDEN = 'GET /health/live HTTP/1.1';

test('a request that is whole is answered, so that what follows is refused for its one difference', async () => {
  const answer = await send(...POST, 'Content-Length: 2', 'Connection: close', '', '{}');
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
});

test.each([
  ['two lengths', ['Content-Length: 2', 'Content-Length: 40'], '{}'],
  ['a length and chunks', ['Content-Length: 4', 'Transfer-Encoding: chunked'], '0'],
  ['chunks under another name', ['Transfer-Encoding: xchunked', 'Content-Length: 2'], '{}'],
  ['chunks that are no chunks', ['Transfer-Encoding: chunked'], 'zz\r\n{}'],
  ['a length that is no number', ['Content-Length: +2'], '{}'],
  ['a space before the colon', ['Content-Length : 2'], '{}'],
  ['a line that goes on in the next', ['X-Long: a', ' b', 'Content-Length: 2'], '{}'],
  ['a sign of no header', ['X-Null: a\u0000b', 'Content-Length: 2'], '{}'],
  ['more headers than anybody sends', [`X-Large: ${'x'.repeat(20_000)}`, 'Content-Length: 2'], '{}'],
])('a request with %s is refused whole, and nothing behind it is answered', async (_title, headers, body) => {
  const answer = await send(...POST, ...headers, '', body, HIDDEN, HOST, '', '');
  expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(answer).not.toMatch(/node|fastify|stack|\n +at /i);
});

test('a request without the name of a host, or of another protocol, is refused', async () => {
  expect(await send('GET /health/live HTTP/1.1', '', '')).toMatch(/^HTTP\/1\.1 400 /);
  expect(await send('PRI * HTTP/2.0', '', 'SM', '', '')).not.toMatch(/ 200 /);
});

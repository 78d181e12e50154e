import { once } from 'node:events';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { createTestApp } from './testing/test-app.ts';

test('an answer that had begun before the drain is given whole, and does not keep the server from ending', async () => {
  const server = await createTestApp();
  const body = new PassThrough();
  server.app.get('/slow', (_req, reply) => reply.send(body));
  const address = new URL(await server.app.listen({ host: '127.0.0.1', port: 0 }));
  const client = connect(Number(address.port), address.hostname);
  const received: string[] = [];
  client.on('data', (data: Buffer) => received.push(String(data)));
  client.write('GET /slow HTTP/1.1\r\nhost: localhost\r\nconnection: keep-alive\r\n\r\n');
  body.write('begun');
  await once(client, 'data');

  server.drain();
  const closed = server.app.close();
  await vi.waitFor(() => expect(server.app.server.listening).toBe(false));
  body.end('ended');
  await closed;
  await once(client, 'close');
  expect(received.join('')).toMatch(/^HTTP\/1\.1 200 OK[^]*begun[^]*ended[^]*\r\n0\r\n\r\n$/);
  await server.close();
});

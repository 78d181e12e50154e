import { once } from 'node:events';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { createTestApp, OUR_PAGE, REGISTRATION } from './testing/test-app.ts';

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

test('while its port is still open a server that leaves refuses what can be asked elsewhere, and takes in what changes something', async () => {
  const server = await createTestApp();
  const origin = await server.app.listen({ host: '127.0.0.1', port: 0 });
  server.drain();
  const read = await fetch(`${origin}/trpc/profile.get`);
  expect(read.status).toBe(502);
  expect(read.headers.get('retry-after')).toBe('5');
  expect(read.headers.get('connection')).toBe('close');
  expect(await read.json()).toMatchObject({ error: { data: { app: { code: 'unavailable' } } } });
  expect((await fetch(`${origin}/health/live`)).status).toBe(200);
  expect((await fetch(`${origin}/health/ready`)).status).toBe(503);
  const registered = await fetch(`${origin}/trpc/auth.register`, {
    method: 'POST',
    headers: OUR_PAGE,
    body: JSON.stringify(REGISTRATION),
  });
  expect(registered.status).toBe(200);
  expect(registered.headers.get('connection')).toBe('close');
  await server.close();
});

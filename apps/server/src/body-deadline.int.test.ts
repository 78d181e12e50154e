import { once } from 'node:events';
import { connect } from 'node:net';
import fastify from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { bodyDeadline } from './plugins/body-deadline.ts';

test('who stops in the midst of a body is cut off, unless the route waits longer', async () => {
  const app = fastify();
  onTestFinished(() => app.close());
  await app.register(bodyDeadline, { usualMs: 20 });
  app.post('/usual', (req) => req.body);
  app.post('/patient', { config: { bodyTimeoutMs: 60_000 } }, (req) => req.body);
  const { hostname, port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));

  const begin = (path: string) => {
    const socket = connect(Number(port), hostname);
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => {});
    const headers = 'host: localhost\r\ncontent-type: text/plain\r\ncontent-length: 10';
    socket.write(`POST ${path} HTTP/1.1\r\n${headers}\r\n\r\nhello`);
    return socket;
  };
  const patient = begin('/patient');
  const usual = begin('/usual');
  await new Promise((resolve) => void usual.resume().on('close', resolve));
  patient.write('world');
  const [answer] = (await once(patient, 'data')) as [Buffer];
  expect(String(answer)).toMatch(/^HTTP\/1\.1 200 OK[^]*helloworld$/);
});

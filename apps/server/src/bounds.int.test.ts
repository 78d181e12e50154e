import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, OUR_PAGE, type TestApp } from './testing/test-app.ts';

/** So short that a test need not wait for what takes a minute elsewhere. */
const PATIENCE = { requestMs: 900, headersMs: 300, lookMs: 30 };

let server: TestApp;
let port: number;
beforeAll(async () => {
  server = await createTestApp({}, undefined, { patience: PATIENCE });
  port = Number(new URL(await server.app.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(() => server.close());

/** Says something over a connection of its own; what came back until the server closed it. */
async function say(text: string, andThen: (socket: Socket) => void = () => {}): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const received: string[] = [];
  socket.on('data', (data: Buffer) => received.push(String(data)));
  // A server that has heard enough closes while we still talk.
  socket.on('error', () => {});
  socket.write(text);
  andThen(socket);
  await once(socket, 'close');
  return received.join('');
}

const HEAD = 'GET /trpc/auth.session HTTP/1.1\r\nhost: localhost\r\n';
const refusalIn = (answer: string) => {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), body: JSON.parse(body) as object };
};
const saying = (message: string) => ({
  error: { message: expect.stringContaining(message), data: { app: { code: 'invalid_input' } } },
});

describe('whoever sends slowly is cut off, and nobody else waits for it', () => {
  const isServed = async () =>
    expect((await fetch(`http://127.0.0.1:${port}/trpc/auth.session`)).status).toBe(200);

  test('headers that never end', async () => {
    const held = Array.from({ length: 50 }, () => say(HEAD));
    await isServed();
    for (const answer of await Promise.all(held))
      expect(refusalIn(answer)).toMatchObject({ status: 408, body: saying('took too long') });
  });

  test('headers that go on line by line', async () => {
    const dripped = say(HEAD, (socket) => {
      const drip = setInterval(() => socket.write('x-more: 1\r\n'), 10);
      socket.once('close', () => clearInterval(drip));
    });
    await isServed();
    expect(refusalIn(await dripped)).toMatchObject({ status: 408 });
  });

  test('a body that never ends', async () => {
    const headers = `origin: ${OUR_PAGE.origin}\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n`;
    const held = say(`POST /trpc/auth.logout HTTP/1.1\r\nhost: localhost\r\n${headers}{`);
    await isServed();
    expect(refusalIn(await held)).toMatchObject({ status: 408, body: saying('took too long') });
  });

  test('in earnest headers have ten seconds, a request a minute, and both are looked at every two', async () => {
    const real = await createTestApp({ DATABASE_URL: server.databaseUrl });
    const { headersTimeout, requestTimeout } = real.app.server;
    expect({ headersTimeout, requestTimeout }).toEqual({ headersTimeout: 10_000, requestTimeout: 60_000 });
    await real.close();
  });
});

describe('what is too large is refused in the form of every refusal', () => {
  test.each([
    ['one header', `${HEAD}x-large: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['many headers', `${HEAD}${'x: 1\r\n'.repeat(5_000)}\r\n`],
    ['an address', `GET /trpc/${'x'.repeat(20_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`],
  ])('%s', async (_, text) => {
    expect(refusalIn(await say(text))).toMatchObject({ status: 431, body: saying('16 KB') });
  });

  test('something that is no HTTP', async () => {
    expect(refusalIn(await say('HELLO\r\n\r\n'))).toMatchObject({
      status: 400,
      body: saying('could not be read'),
    });
  });

  test('a name in an address', async () => {
    const bare = await createTestApp({ DATABASE_URL: server.databaseUrl, WEB_DIST: 'none' });
    const response = await bare.app.inject(`/trpc/${'x'.repeat(6_000)}`);
    expect([response.statusCode, response.json()]).toMatchObject([414, saying('address is too long')]);
    await bare.close();
  });

  test('a body, by what it says of itself and by what it turns out to be', async () => {
    const large = 'x'.repeat(4 * 1024 * 1024 + 1);
    const bodies = { announced: JSON.stringify({ name: large }), streamed: new Blob([large]).stream() };
    for (const [how, body] of Object.entries(bodies)) {
      const response = await fetch(`http://127.0.0.1:${port}/api/v1/platforms`, {
        method: 'POST',
        headers: { ...OUR_PAGE },
        body,
        duplex: 'half',
      });
      const problem = { status: 413, code: 'invalid_input', detail: 'A request holds 4 MB at most.' };
      expect([how, await response.json()]).toEqual([how, expect.objectContaining(problem)]);
    }
  });

  test('a batch of calls', async () => {
    const batch = (size: number) => Array.from({ length: size }, () => 'auth.session').join(',');
    expect((await server.app.inject(`/trpc/${batch(20)}?batch=1`)).statusCode).toBe(200);
    const response = await server.app.inject(`/trpc/${batch(21)}?batch=1`);
    expect([response.statusCode, response.json()]).toMatchObject([400, saying('20 calls')]);
  });
});

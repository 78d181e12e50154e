import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { requestBytes } from './http-lane.ts';
import { openLoad } from './open-load.ts';

let server: Server;

afterEach(async () => {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
});

async function listening(answer: (place: number) => number | null): Promise<string> {
  let asked = 0;
  server = createServer((_, response) => {
    const status = answer(asked++);
    if (status === null) response.destroy();
    else response.writeHead(status, { connection: asked % 3 === 0 ? 'close' : 'keep-alive' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('everything that was due is in the result, by how it ended', async () => {
  const origin = await listening((place) => (place % 4 === 1 ? 503 : place % 4 === 2 ? null : 200));
  let done = 0;
  const onDone = () => {
    done += 1;
  };
  const next = () => ({ kind: 'any', request: requestBytes({ url: origin, headers: {} }), onDone });
  const { byKind } = await openLoad({ origin, perSecond: 200, warmUpSeconds: 0, seconds: 0.4, next });
  const any = byKind.get('any');
  expect([...byKind.keys(), any?.timesMs.length, done]).toEqual(['any', 80, 40]);
  expect(Object.fromEntries(any?.failures ?? [])).toEqual({ '503': 20, 'connection lost': 20 });
});

test('what is asked to warm up is answered and not counted', async () => {
  let answered = 0;
  const origin = await listening(() => {
    answered += 1;
    return 200;
  });
  const next = () => ({ kind: 'any', request: requestBytes({ url: origin, headers: {} }) });
  const { byKind } = await openLoad({ origin, perSecond: 200, warmUpSeconds: 0.2, seconds: 0.4, next });
  expect([answered, byKind.get('any')?.timesMs.length, byKind.get('any')?.failures.size]).toEqual([
    120, 80, 0,
  ]);
});

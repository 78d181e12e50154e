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
  const answeredAt: Record<string, number> = {};
  const origin = await listening(() => {
    answered += 1;
    return 200;
  });
  const next = () => ({ kind: 'any', request: requestBytes({ url: origin, headers: {} }) });
  const { byKind } = await openLoad({
    origin,
    perSecond: 200,
    warmUpSeconds: 0.2,
    seconds: 0.4,
    next,
    onMeasuring: (is) => void (answeredAt[is] = answered),
  });
  expect([answered, byKind.get('any')?.timesMs.length, byKind.get('any')?.failures.size]).toEqual([
    100, 80, 0,
  ]);
  expect(Object.keys(answeredAt)).toEqual(['begun', 'ended']);
  expect(answeredAt['begun']).toBeLessThanOrEqual(20);
});

test('the rate rises while a server warms up', async () => {
  const atMs: number[] = [];
  const origin = await listening(() => 200);
  const startMs = performance.now();
  const next = () => {
    atMs.push(performance.now() - startMs);
    return { kind: 'any', request: requestBytes({ url: origin, headers: {} }) };
  };
  await openLoad({ origin, perSecond: 100, warmUpSeconds: 1, seconds: 0, next });
  // A quarter of what comes in the time of warming up comes in the first half of it, and nothing before it is due.
  expect(atMs).toHaveLength(50);
  expect(atMs.filter((ms) => ms < 490).length).toBeLessThanOrEqual(13);
});

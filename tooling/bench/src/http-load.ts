import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

export interface LoadResult {
  requests: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/** One for all, or for each connection by its number from 0 on. */
export type LoadUrl = string | ((connection: number) => string);

interface Load {
  url: LoadUrl;
  headers: Record<string, string>;
  connections: number;
  durationMs: number;
}

/** Asks over so many kept-open connections, each for its one address with one request under way. Throws unless all are 200. */
export async function httpLoad({ url, headers, connections, durationMs }: Load): Promise<LoadResult> {
  const timesMs: number[] = [];
  const startedMs = performance.now();
  const urlOf = typeof url === 'string' ? () => url : url;
  const lanes = Array.from({ length: connections }, async (_, connection) => {
    const lane = await openLane(urlOf(connection), headers);
    while (performance.now() - startedMs < durationMs) timesMs.push(await lane.ask());
    lane.close();
  });
  await Promise.all(lanes);
  const seconds = (performance.now() - startedMs) / 1000;
  const round = (ms: number) => Number(ms.toFixed(2));
  return {
    requests: timesMs.length,
    perSecond: Math.round(timesMs.length / seconds),
    p50Ms: round(quantile(timesMs, 0.5)),
    p99Ms: round(quantile(timesMs, 0.99)),
  };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
}

const END_OF_HEAD = '\r\n\r\n';
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n');

/** One connection; as little work as can be, so that the measured process gets the machine. */
async function openLane(address: string, headers: Record<string, string>) {
  const { hostname, port, host, pathname, search } = new URL(address);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  const request = `GET ${pathname}${search} HTTP/1.1\r\n${lines.join('\r\n')}${END_OF_HEAD}`;
  const socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  await once(socket, 'connect');
  return {
    async ask(): Promise<number> {
      const startedMs = performance.now();
      socket.write(request);
      await wholeAnswer(socket);
      return performance.now() - startedMs;
    },
    close: () => socket.destroy(),
  };
}

function wholeAnswer(socket: Socket): Promise<void> {
  const answered = Promise.withResolvers<void>();
  let received: Buffer = Buffer.alloc(0);
  const take = (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    if (!isWhole(received)) return;
    if (received.subarray(9, 12).toString() === '200') answered.resolve();
    else fail(new Error(`The answer was: ${received.toString().slice(0, 600)}`));
  };
  const fail = (err: Error) => answered.reject(err);
  const lost = () => fail(new Error('The connection was closed without an answer'));
  socket.on('data', take).once('error', fail).once('close', lost);
  return answered.promise.finally(() => socket.off('data', take).off('error', fail).off('close', lost));
}

/** As far as the answers here go: with a length, or in chunks of which the last one is empty. */
function isWhole(received: Buffer): boolean {
  const end = received.indexOf(END_OF_HEAD);
  if (end < 0) return false;
  const head = received.subarray(0, end).toString('latin1');
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) return received.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK);
  return received.length >= end + END_OF_HEAD.length + Number(length);
}

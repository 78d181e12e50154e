import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface HttpAnswer {
  status: number;
  /** The connection ends with it. */
  isLast: boolean;
  text(): string;
}

/** One kept-open connection; as little work as can be, so that the measured process gets the machine. */
export interface Lane {
  /** Sends what `requestBytes` made and waits for the whole answer. Rejects where the connection is lost before. */
  ask(request: Buffer): Promise<HttpAnswer>;
  isOpen(): boolean;
  close(): void;
}

interface Request {
  method?: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

const END_OF_HEAD = '\r\n\r\n';
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n');

export function requestBytes({ method = 'GET', url, headers, body = '' }: Request): Buffer {
  const { host, pathname, search } = new URL(url);
  const ofBody = method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries({ host, ...headers, ...ofBody }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`${method} ${pathname}${search} HTTP/1.1\r\n${lines.join('\r\n')}${END_OF_HEAD}${body}`);
}

export async function openLane(origin: string): Promise<Lane> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  await once(socket, 'connect');
  // Whoever waits for an answer is told; between two questions a lost connection is only seen.
  socket.on('error', () => {});
  return {
    ask(request) {
      socket.write(request);
      return wholeAnswer(socket);
    },
    isOpen: () => socket.writable && socket.readable,
    close: () => socket.destroy(),
  };
}

function wholeAnswer(socket: Socket): Promise<HttpAnswer> {
  const answered = Promise.withResolvers<HttpAnswer>();
  let received: Buffer = Buffer.alloc(0);
  const take = (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const answer = answerIn(received);
    if (answer) answered.resolve(answer);
  };
  const fail = (err: Error) => answered.reject(err);
  const lost = () => fail(new Error('The connection was closed without an answer'));
  socket.on('data', take).once('error', fail).once('close', lost);
  return answered.promise.finally(() => socket.off('data', take).off('error', fail).off('close', lost));
}

/** As far as the answers here go: with a length, or in chunks of which the last one is empty. Null until it is whole. */
function answerIn(received: Buffer): HttpAnswer | null {
  const end = received.indexOf(END_OF_HEAD);
  if (end < 0) return null;
  const head = received.subarray(0, end).toString('latin1');
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  const isWhole =
    length === undefined
      ? received.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)
      : received.length >= end + END_OF_HEAD.length + Number(length);
  if (!isWhole) return null;
  return {
    status: Number(head.slice(9, 12)),
    isLast: /^connection: close/im.test(head),
    text: () => received.toString(),
  };
}

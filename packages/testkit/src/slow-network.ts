import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface SlowNetwork {
  /** The same address through it. */
  url: string;
  /** Everything comes so much later from now on, in either direction. */
  delayBy(ms: number): void;
  /** Nothing gets through, though every connection stays and new ones are taken. */
  pause(): void;
  /** Goes on after `pause`, with all that was said meanwhile. */
  resume(): void;
  /** Breaks every connection at once; new ones are taken. */
  cut(): void;
  /** Nothing gets through on the connections of now, for ever, and neither side is told; new ones are good. */
  swallow(): void;
  /** Takes new connections to the same server at another address. */
  leadTo(url: string): void;
  stop(): Promise<void>;
}

/** A network between somebody and a server, which may be bad. */
export async function startSlowNetwork(to: string): Promise<SlowNetwork> {
  let target = new URL(to);
  const sockets = new Set<Socket>();
  const swallowed = new Set<Socket>();
  let delayMs = 0;
  let isPaused = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    pass(near, far, () => delayMs);
    pass(far, near, () => delayMs);
    if (isPaused) for (const socket of [near, far]) socket.pause();
  });
  const hold = (isHeld: boolean) => {
    isPaused = isHeld;
    for (const socket of sockets) socket[isHeld ? 'pause' : 'resume']();
  };
  const cut = () => {
    for (const socket of [...sockets, ...swallowed]) socket.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: Object.assign(new URL(to), { port: String((server.address() as AddressInfo).port) }).href,
    delayBy(ms) {
      delayMs = ms;
    },
    pause: () => hold(true),
    resume: () => hold(false),
    cut,
    swallow() {
      for (const socket of sockets) {
        socket.pause();
        swallowed.add(socket);
      }
      sockets.clear();
    },
    leadTo(url) {
      target = new URL(url);
    },
    async stop() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

function pass(from: Socket, onward: Socket, delayMs: () => number): void {
  const onTheWay: Buffer[] = [];
  // Whichever timer is first, what was sent first arrives first.
  const arrive = () => void onward.write(onTheWay.shift() ?? '');
  from.on('data', (bytes: Buffer) => {
    onTheWay.push(bytes);
    // A timer of nothing would take a millisecond.
    if (delayMs() === 0 && onTheWay.length === 1) arrive();
    else setTimeout(arrive, delayMs());
  });
  from.on('error', () => onward.destroy());
  from.on('close', () => onward.destroy());
}

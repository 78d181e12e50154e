import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Door {
  /** The address of what is behind the door, through it. */
  url: string;
  /** Nobody gets through any more, and whoever did is cut off: as when what is behind it is gone. */
  shut(): void;
  open(): void;
  close(): Promise<void>;
}

/** A door before a server that can be shut, while the server behind it keeps what it has. */
export async function openDoor(behind: string, port = 0): Promise<Door> {
  const target = new URL(behind);
  const sockets = new Set<Socket>();
  let isShut = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  const server = createServer((socket) => {
    keep(socket);
    if (isShut) return void socket.destroy();
    const onward = connect(Number(target.port), target.hostname);
    keep(onward);
    socket.pipe(onward).pipe(socket);
    socket.on('close', () => onward.destroy());
    onward.on('close', () => socket.destroy());
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(behind);
  url.port = String((server.address() as AddressInfo).port);
  const cutOff = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    shut() {
      isShut = true;
      cutOff();
    },
    open() {
      isShut = false;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      cutOff();
      await closed;
    },
  };
}

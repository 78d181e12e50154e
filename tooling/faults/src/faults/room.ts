import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { holdTables } from '@earntrack/testkit';
import { Client } from 'pg';
import type { House } from '../house.ts';
import type { Fault } from './fault.ts';

/** Longer than a statement may take, and than somebody waits for a connection. */
const LOCKED_MS = 5_500;
const IDLE_CONNECTIONS = 1_000;
/** Of those that the database has, but for its own. */
const LEFT_FREE = 8;
const PIECE = Buffer.alloc(64 * 1024, 1);

/** Somebody holds the tables: whoever wants them waits, and takes every connection of the pool along. */
export const poolExhausted: Fault = {
  name: 'pool exhausted',
  site: 'house',
  async begin({ house }) {
    const release = await holdTables(house.databaseUrl(), ['earning', 'payout']);
    await pause(LOCKED_MS);
    return release;
  },
};

/** Those who keep a connection to the server and say nothing, and those who keep one to the database. */
export const connectionsIdle: Fault = {
  name: 'a thousand idle connections',
  site: 'house',
  async begin({ house }) {
    const sockets = await openSockets(Number(new URL(house.origin).port));
    const clients = await takeConnections(house);
    return async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all(clients.map((client) => client.end()));
    };
  },
};

/** All that the database writes: tables, indexes and its log. Where it cannot go on it stops, and is started again once there is room. */
export const diskFull: Fault = {
  name: 'disk full',
  site: 'house',
  isOnSmallDisk: true,
  async begin({ house, folder }) {
    const ballast = join(folder, 'ballast');
    await fill(ballast);
    return async () => {
      await rm(ballast);
      await house.startDatabase();
    };
  },
};

async function fill(path: string): Promise<void> {
  const endless = Readable.from(forever(PIECE));
  await pipeline(endless, createWriteStream(path)).catch((err: NodeJS.ErrnoException) => {
    if (err.code !== 'ENOSPC') throw err;
  });
}

function* forever<Item>(item: Item): Generator<Item> {
  for (;;) yield item;
}

async function openSockets(port: number): Promise<Socket[]> {
  const sockets: Socket[] = [];
  while (sockets.length < IDLE_CONNECTIONS) {
    const socket = connect(port, '127.0.0.1');
    // The server may tire of whoever says nothing.
    socket.on('error', () => {});
    await once(socket, 'connect');
    sockets.push(socket);
  }
  return sockets;
}

async function takeConnections(house: House): Promise<Client[]> {
  const first = await connected(house, 'idle');
  const { rows } = await first.query<{ free: number }>(
    `select current_setting('max_connections')::int - count(*)::int as free
     from pg_stat_activity where backend_type = 'client backend'`,
  );
  const clients = [first];
  for (let left = (rows[0]?.free ?? 0) - LEFT_FREE; left > 0; left -= 1)
    clients.push(await connected(house, 'idle'));
  return clients;
}

async function connected(house: House, name: string): Promise<Client> {
  const client = new Client({ connectionString: house.databaseUrl(), application_name: name });
  client.on('error', () => {});
  await client.connect();
  return client;
}

import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestRedis, type TestRedis } from '@earntrack/testkit';
import { startAppDatabase } from '@earntrack/testkit/app-database';
import { type SlowNetwork, startSlowNetwork } from '@earntrack/testkit/slow-network';
import { type Door, openDoor } from './door.ts';
import { shortenTimes, writeAlertmanagerFolder, writePrometheusFolder } from './folders.ts';
import { type OnCall, openOnCall } from './on-call.ts';
import { earntrack } from './operator-command.ts';
import { DOCKER } from './places.ts';
import { freePorts, type Ports } from './ports.ts';
import { startProduct } from './product.ts';
import { pathOf } from './programs.ts';
import { prometheusAt } from './prometheus-client.ts';
import { type Running, type Start, startProgram } from './running.ts';
import { startTlsServer, type TlsServer } from './tls-server.ts';

export interface Stack {
  folder: string;
  ports: Ports;
  origin: string;
  databaseUrl: string;
  /** What a shell of an operator has: see docs/runbook/README.md. */
  operator: Record<string, string>;
  /** What people, and the probe, come through before they are at the server. */
  front: Door;
  /** Before the database, for the server and its exporter. */
  door: Door;
  redis: TestRedis;
  /** Between the server and Redis. */
  wayToRedis: SlowNetwork;
  tls: TlsServer;
  onCall: OnCall;
  prometheusUrl: string;
  watchers: ReadonlyMap<keyof Ports, Running>;
  prometheus: ReturnType<typeof prometheusAt>;
  server(): Running;
  killServer(): Promise<void>;
  /** With these settings in the place of what it is told otherwise. */
  startServer(own?: Record<string, string>): Promise<void>;
  /** From here on everything goes ten times quicker. */
  shortenTimes(): Promise<void>;
  stop(): Promise<void>;
}

type End = () => Promise<unknown>;

/** The product and all that watches it, on this machine, with the files of production. */
export async function startStack(): Promise<Stack> {
  // What was started is stopped in the opposite order, also where the start itself fails half way.
  const ends: End[] = [];
  const stop = async () => {
    for (const end of ends.toReversed()) await end();
    ends.length = 0;
  };
  try {
    return { ...(await startParts(ends)), stop };
  } catch (err) {
    await stop();
    throw err;
  }
}

async function startParts(ends: End[]): Promise<Omit<Stack, 'stop'>> {
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-system-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const ports = await freePorts();
  const token = randomBytes(16).toString('hex');
  const places = await startPlaces({ folder, ports, ends });
  const { door, redis, wayToRedis } = places;
  const [logFolder, backupFolder] = [join(folder, 'log'), join(folder, 'backups')];
  const own = { PUBLIC_URL: `http://127.0.0.1:${ports.front}` };
  const reached = { databaseUrl: door.url, redisUrl: wayToRedis.url };
  const product = { port: ports.server, token, logFolder, ...reached, own };
  let server = await startProduct(product);
  ends.push(() => server.stop());
  const addresses = { databaseUrl: door.url, redisUrl: redis.url };
  const operator = operatorOf({ ports, token, logFolder, backupFolder, ...addresses });
  await backUp(operator);
  await practise(operator);
  const folders = { prometheus: join(folder, 'prometheus'), alertmanager: join(folder, 'alertmanager') };
  await writePrometheusFolder(folders.prometheus, ports, token);
  await mkdir(folders.alertmanager);
  await writeAlertmanagerFolder(folders.alertmanager, places.onCall);
  const watchers = new Map<keyof Ports, Running>();
  for (const [part, start] of watching({ ports, folders, databaseUrl: door.url, redisUrl: redis.url })) {
    const running = await startProgram(start);
    watchers.set(part, running);
    ends.push(() => running.stop());
  }
  const prometheusUrl = `http://127.0.0.1:${ports.prometheus}`;
  const prometheus = prometheusAt(prometheusUrl);
  return {
    ...places,
    folder,
    ports,
    origin: `http://localhost:${ports.server}`,
    prometheusUrl,
    operator,
    watchers,
    prometheus,
    server: () => server,
    killServer: () => server.kill(),
    async startServer(own = {}) {
      server = await startProduct({ ...product, own: { ...product.own, ...own } });
    },
    async shortenTimes() {
      await shortenTimes(folders.prometheus, folders.alertmanager);
      await prometheusAt(`http://127.0.0.1:${ports.alertmanager}`).reload();
      await prometheus.reload();
    },
  };
}

/** What the server needs, who is told, and what can be broken between them. */
async function startPlaces({ folder, ports, ends }: { folder: string; ports: Ports; ends: End[] }) {
  const database = await startAppDatabase();
  ends.push(() => database.stop());
  const door = await openDoor(database.url);
  ends.push(() => door.close());
  const front = await openDoor(`http://127.0.0.1:${ports.server}`, ports.front);
  ends.push(() => front.close());
  const redis = await startTestRedis();
  ends.push(() => redis.stop());
  const wayToRedis = await startSlowNetwork(redis.url);
  ends.push(() => wayToRedis.stop());
  const tls = await startTlsServer(ports.tls, folder);
  ends.push(() => tls.close());
  const onCall = await openOnCall();
  ends.push(() => onCall.close());
  return { databaseUrl: database.url, door, front, redis, wayToRedis, tls, onCall };
}

interface Product {
  ports: Ports;
  token: string;
  logFolder: string;
  backupFolder: string;
  databaseUrl: string;
  redisUrl: string;
}

/** A system that is well has a backup that was proved. */
export async function backUp(operator: Record<string, string>): Promise<void> {
  const { code, stderr } = await earntrack(['backup'], operator);
  if (code !== 0) throw new Error(`The backup failed: ${stderr}`);
}

/** And somebody has tried whether people could be served from it. */
export async function practise(operator: Record<string, string>): Promise<void> {
  const { BACKUP_TO: from = '' } = operator;
  const args = ['--from', from, '--record', '--reports', join(from, '..', 'drills')];
  const { code, stdout, stderr } = await earntrack(['drill', 'total-loss', ...args], operator);
  if (code !== 0) throw new Error(`The drill failed: ${stdout} ${stderr}`);
}

function operatorOf({
  ports,
  token,
  logFolder,
  backupFolder,
  databaseUrl,
  redisUrl,
}: Product): Record<string, string> {
  return {
    SERVER: `http://127.0.0.1:${ports.server}`,
    PUBLIC: `http://127.0.0.1:${ports.front}`,
    TLS_ADDRESS: `127.0.0.1:${ports.tls}`,
    PROMETHEUS: `http://127.0.0.1:${ports.prometheus}`,
    ALERTMANAGER: `http://127.0.0.1:${ports.alertmanager}`,
    METRICS_TOKEN: token,
    DATABASE_URL: databaseUrl,
    REDIS_URL: withUser(redisUrl),
    LOG_DIR: logFolder,
    BACKUP_TO: backupFolder,
  };
}

/** redis-cli takes no password without a name. */
function withUser(redisUrl: string): string {
  return Object.assign(new URL(redisUrl), { username: 'default' }).href;
}

interface Watched {
  ports: Ports;
  folders: { prometheus: string; alertmanager: string };
  databaseUrl: string;
  redisUrl: string;
}

function placesOf(ports: Ports) {
  return {
    listen: (part: keyof Ports) => `--web.listen-address=127.0.0.1:${ports[part]}`,
    readyAt: (part: keyof Ports, path: string) => ({ readyUrl: `http://127.0.0.1:${ports[part]}${path}` }),
  };
}

/** Every program that watches, with the way to start it; Prometheus last, so that it finds the others. */
function watching({ ports, folders, databaseUrl, redisUrl }: Watched): [keyof Ports, Start][] {
  const { listen, readyAt } = placesOf(ports);
  const redis = new URL(redisUrl);
  return [
    [
      'node',
      {
        command: pathOf('prometheus-node-exporter'),
        args: [listen('node'), '--no-collector.systemd'],
        ...readyAt('node', '/'),
      },
    ],
    [
      'postgres',
      {
        command: pathOf('prometheus-postgres-exporter'),
        args: [listen('postgres')],
        env: { DATA_SOURCE_NAME: `${databaseUrl}?sslmode=disable` },
        ...readyAt('postgres', '/'),
      },
    ],
    [
      'redis',
      {
        command: pathOf('prometheus-redis-exporter'),
        args: [`-web.listen-address=127.0.0.1:${ports.redis}`, `-redis.addr=redis://${redis.host}`],
        env: { REDIS_PASSWORD: redis.password },
        ...readyAt('redis', '/'),
      },
    ],
    [
      'blackbox',
      {
        command: pathOf('prometheus-blackbox-exporter'),
        args: [listen('blackbox'), `--config.file=${join(DOCKER, 'blackbox/blackbox.yml')}`],
        ...readyAt('blackbox', '/'),
      },
    ],
    ...judges(ports, folders),
  ];
}

function judges(ports: Ports, folders: Watched['folders']): [keyof Ports, Start][] {
  const { listen, readyAt } = placesOf(ports);
  return [
    [
      'alertmanager',
      {
        command: pathOf('prometheus-alertmanager'),
        args: [
          listen('alertmanager'),
          '--cluster.listen-address=',
          '--storage.path=data',
          `--config.file=${join(folders.alertmanager, 'alertmanager.yml')}`,
        ],
        cwd: folders.alertmanager,
        ...readyAt('alertmanager', '/-/ready'),
      },
    ],
    [
      'prometheus',
      {
        command: pathOf('prometheus'),
        args: [
          listen('prometheus'),
          '--web.enable-lifecycle',
          '--storage.tsdb.path=data',
          `--config.file=${join(folders.prometheus, 'prometheus.yml')}`,
        ],
        cwd: folders.prometheus,
        ...readyAt('prometheus', '/-/ready'),
      },
    ],
  ];
}

import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestRedis, type TestRedis } from '@earntrack/testkit';
import { startAppDatabase } from '@earntrack/testkit/app-database';
import { type DatabaseDoor, openDatabaseDoor } from './database-door.ts';
import { shortenTimes, writeAlertmanagerFolder, writePrometheusFolder } from './folders.ts';
import { type OnCall, openOnCall } from './on-call.ts';
import { DOCKER, ROOT } from './places.ts';
import { freePorts, type Ports } from './ports.ts';
import { pathOf } from './programs.ts';
import { prometheusAt } from './prometheus-client.ts';
import { type Running, type Start, startProgram } from './running.ts';
import { startTlsServer, type TlsServer } from './tls-server.ts';

export interface Stack {
  folder: string;
  origin: string;
  databaseUrl: string;
  door: DatabaseDoor;
  redis: TestRedis;
  tls: TlsServer;
  onCall: OnCall;
  prometheusUrl: string;
  prometheus: ReturnType<typeof prometheusAt>;
  killServer(): Promise<void>;
  startServer(): Promise<void>;
  /** From here on everything goes ten times quicker. */
  shortenTimes(): Promise<void>;
  stop(): Promise<void>;
}

/** The product and all that watches it, on this machine, with the files of production. */
export async function startStack(): Promise<Stack> {
  // What was started is stopped in the opposite order, also where the start itself fails half way.
  const ends: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of ends.toReversed()) await end();
    ends.length = 0;
  };
  try {
    return await startParts(ends, stop);
  } catch (err) {
    await stop();
    throw err;
  }
}

async function startParts(ends: (() => Promise<unknown>)[], stop: () => Promise<void>): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-system-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const ports = await freePorts();
  const token = randomBytes(16).toString('hex');
  const database = await startAppDatabase();
  ends.push(() => database.stop());
  const door = await openDatabaseDoor(database.url);
  ends.push(() => door.close());
  const redis = await startTestRedis();
  ends.push(() => redis.stop());
  const tls = await startTlsServer(ports.tls, folder);
  ends.push(() => tls.close());
  const onCall = await openOnCall();
  ends.push(() => onCall.close());

  const start = () => startServerProcess({ ports, token, databaseUrl: door.url, redisUrl: redis.url });
  let server = await start();
  ends.push(() => server.stop());
  const folders = { prometheus: join(folder, 'prometheus'), alertmanager: join(folder, 'alertmanager') };
  await writePrometheusFolder(folders.prometheus, ports, token);
  await mkdir(folders.alertmanager);
  await writeAlertmanagerFolder(folders.alertmanager, onCall);
  for (const watcher of watchers({ ports, folders, databaseUrl: door.url, redisUrl: redis.url })) {
    const running = await startProgram(watcher);
    ends.push(() => running.stop());
  }
  const prometheusUrl = `http://127.0.0.1:${ports.prometheus}`;
  const prometheus = prometheusAt(prometheusUrl);
  return {
    folder,
    origin: `http://localhost:${ports.server}`,
    databaseUrl: database.url,
    door,
    redis,
    tls,
    onCall,
    prometheusUrl,
    prometheus,
    stop,
    killServer: () => server.kill(),
    async startServer() {
      server = await start();
    },
    async shortenTimes() {
      await shortenTimes(folders.prometheus, folders.alertmanager);
      await prometheusAt(`http://127.0.0.1:${ports.alertmanager}`).reload();
      await prometheus.reload();
    },
  };
}

interface Product {
  ports: Ports;
  token: string;
  databaseUrl: string;
  redisUrl: string;
}

function startServerProcess({ ports, token, databaseUrl, redisUrl }: Product): Promise<Running> {
  return startProgram({
    command: process.execPath,
    args: [join(ROOT, 'apps/server/src/main.ts')],
    env: {
      PORT: String(ports.server),
      DATABASE_URL: databaseUrl,
      // Few and soon given up, so that a fault shows itself to a few people.
      DB_POOL_SIZE: '4',
      DB_STATEMENT_TIMEOUT_MS: '3000',
      REDIS_ENABLED: 'true',
      REDIS_URL: redisUrl,
      METRICS_TOKEN: token,
      WEB_DIST: 'none',
      LOG_LEVEL: 'error',
    },
    readyUrl: `http://127.0.0.1:${ports.server}/health/ready`,
  });
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
function watchers({ ports, folders, databaseUrl, redisUrl }: Watched): Start[] {
  const { listen, readyAt } = placesOf(ports);
  const redis = new URL(redisUrl);
  return [
    {
      command: pathOf('prometheus-node-exporter'),
      args: [listen('node'), '--no-collector.systemd'],
      ...readyAt('node', '/'),
    },
    {
      command: pathOf('prometheus-postgres-exporter'),
      args: [listen('postgres')],
      env: { DATA_SOURCE_NAME: `${databaseUrl}?sslmode=disable` },
      ...readyAt('postgres', '/'),
    },
    {
      command: pathOf('prometheus-redis-exporter'),
      args: [`-web.listen-address=127.0.0.1:${ports.redis}`, `-redis.addr=redis://${redis.host}`],
      env: { REDIS_PASSWORD: redis.password },
      ...readyAt('redis', '/'),
    },
    {
      command: pathOf('prometheus-blackbox-exporter'),
      args: [listen('blackbox'), `--config.file=${join(DOCKER, 'blackbox/blackbox.yml')}`],
      ...readyAt('blackbox', '/'),
    },
    ...judges(ports, folders),
  ];
}

function judges(ports: Ports, folders: Watched['folders']): Start[] {
  const { listen, readyAt } = placesOf(ports);
  return [
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
  ];
}

import { writePrometheusFolder } from '@earntrack/system-tests/folders';
import { writeNginxFolder } from '@earntrack/system-tests/nginx-config';
import { freePorts, type Ports } from '@earntrack/system-tests/ports';
import { pathOf } from '@earntrack/system-tests/programs';
import { prometheusAt } from '@earntrack/system-tests/prometheus-client';
import { type Start, startProgram } from '@earntrack/system-tests/running';
import { shorterScrapes } from '@earntrack/system-tests/shorter-times';
import { startTestRedis } from '@earntrack/testkit/test-redis';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from './child-process.ts';
import type { Parts } from './processor-use.ts';

const ROOT = join(import.meta.dirname, '../../..');
const SERVER = join(ROOT, 'apps/server/src/main.ts');
const DOCKER = join(ROOT, 'docker');
/** Watched in production, and no part of this run. */
const NOT_HERE = ['alertmanager', 'node', 'postgres', 'redis', 'probe-certificate'];
/** Nobody here is one person: the limits of one would be met at once. */
const NO_LIMITS = { RATE_LIMIT_PER_MINUTE: '100000000', RATE_LIMIT_GUEST_PER_MINUTE: '100000000' };

export const KPI_PROGRAMS = ['nginx', 'prometheus', 'prometheus-blackbox-exporter'];

export interface KpiStack {
  /** Of nginx. */
  origin: string;
  prometheus: ReturnType<typeof prometheusAt>;
  /** Who uses the processor for it. */
  parts: Parts;
}

/** So many instances behind nginx with a Redis between them, and the Prometheus that watches: with the files of production. */
export async function startKpiStack(
  { databaseUrl, instances }: { databaseUrl: string; instances: number },
  ends: AsyncDisposableStack,
): Promise<KpiStack> {
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-kpi-'));
  ends.defer(() => rm(folder, { recursive: true, force: true }));
  // The workers of nginx are no root.
  await chmod(folder, 0o711);
  const ports = await freePorts();
  const token = randomBytes(16).toString('hex');
  const redis = await startTestRedis();
  ends.defer(() => redis.stop());
  const servers: string[] = [];
  const serverPids: number[] = [];
  for (let instance = 0; instance < instances; instance += 1) {
    const env = {
      DATABASE_URL: databaseUrl,
      WEB_DIST: 'none',
      METRICS_TOKEN: token,
      TRUST_PROXY: '1',
      REDIS_ENABLED: 'true',
      REDIS_URL: redis.url,
      // A line for each request is a part of what it costs.
      LOG_LEVEL: 'info',
      ...NO_LIMITS,
    };
    const child = await startChild(SERVER, { readyPath: '/health/ready', env });
    ends.defer(() => child.stop());
    servers.push(new URL(child.baseUrl).host);
    serverPids.push(child.pid);
  }
  const prometheusFolder = join(folder, 'prometheus');
  await writePrometheusFolder(prometheusFolder, ports, token);
  await watchOnly(prometheusFolder, servers);
  const nginxFolder = join(folder, 'nginx');
  await writeNginxFolder(nginxFolder, { port: ports.front, servers });
  const [nginx = 0, ...watching] = await runAll(programs({ ports, nginxFolder, prometheusFolder }), ends);
  return {
    origin: `http://127.0.0.1:${ports.front}`,
    prometheus: prometheusAt(`http://127.0.0.1:${ports.prometheus}`),
    parts: { instances: serverPids, nginx: [nginx], Redis: [redis.pid()], 'Prometheus and probe': watching },
  };
}

async function runAll(starts: readonly Start[], ends: AsyncDisposableStack): Promise<number[]> {
  const pids: number[] = [];
  for (const program of starts) pids.push(await run(program, ends));
  return pids;
}

/** However the bench ends, nothing of it stays behind. */
async function run(program: Start, ends: AsyncDisposableStack): Promise<number> {
  const running = await startProgram(program);
  const end = () => running.process.kill('SIGTERM');
  process.once('exit', end);
  ends.defer(async () => {
    process.off('exit', end);
    await running.stop();
  });
  return running.process.pid ?? 0;
}

/** The instances, and the health of what stands before them; looked at every two seconds, since a run takes one minute. */
async function watchOnly(folder: string, servers: readonly string[]): Promise<void> {
  const targets = join(folder, 'targets');
  await writeFile(join(targets, 'earntrack.yml'), JSON.stringify([{ targets: servers }]));
  for (const name of NOT_HERE) await writeFile(join(targets, `${name}.yml`), '[]');
  const config = join(folder, 'prometheus.yml');
  await writeFile(config, shorterScrapes(await readFile(config, 'utf8')));
}

interface Programs {
  ports: Ports;
  nginxFolder: string;
  prometheusFolder: string;
}

function programs({ ports, nginxFolder, prometheusFolder }: Programs): Start[] {
  const at = (part: keyof Ports) => `127.0.0.1:${ports[part]}`;
  return [
    {
      command: pathOf('nginx'),
      args: ['-e', 'stderr', '-p', nginxFolder, '-c', join(nginxFolder, 'nginx.conf'), '-g', 'daemon off;'],
      readyUrl: `http://${at('front')}/health/ready`,
    },
    {
      command: pathOf('prometheus-blackbox-exporter'),
      args: [
        `--web.listen-address=${at('blackbox')}`,
        `--config.file=${join(DOCKER, 'blackbox/blackbox.yml')}`,
      ],
      readyUrl: `http://${at('blackbox')}/`,
    },
    {
      command: pathOf('prometheus'),
      args: [
        `--web.listen-address=${at('prometheus')}`,
        '--storage.tsdb.path=data',
        `--config.file=${join(prometheusFolder, 'prometheus.yml')}`,
      ],
      cwd: prometheusFolder,
      readyUrl: `http://${at('prometheus')}/-/ready`,
    },
  ];
}

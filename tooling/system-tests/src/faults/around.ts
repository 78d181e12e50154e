import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeTarget } from '../folders.ts';
import { earntrack } from '../operator-command.ts';
import { asRoot, pathOf } from '../programs.ts';
import type { Stack } from '../stack.ts';
import { CRITICAL, type Fault, P1, WARNING } from './fault.ts';

const run = promisify(execFile);
/** As far as a hair in front of the patience of the cache, and far from that of what counts calls. */
const SLOW_MS = 20;

export const diskFilled: Fault = {
  tells: {
    DiskAlmostFull: { ways: CRITICAL, shows: /9\d%.*earntrack-small/ },
    // Nobody mends it for as long as the next one on the list has to hear of it.
    EscalateUnresolved: { ways: P1, shows: /DiskAlmostFull/ },
  },
  async begin({ folder }) {
    const place = join(folder, 'small');
    await mkdir(place);
    await asRoot(['mount', '-t', 'tmpfs', '-o', 'size=1m,mode=1777', 'earntrack-small', place]);
    await writeFile(join(place, 'full'), randomBytes(980_000));
    return async () => {
      await rm(join(place, 'full'));
      await asRoot(['umount', place]);
    };
  },
};

export const certificateOld: Fault = {
  tells: { CertificateExpiring: { ways: WARNING, shows: /notAfter=/ } },
  async begin({ tls }) {
    await tls.showCertificate(10);
    return () => tls.showCertificate(90);
  },
};

/** What is in front of the server is away, and the server is not. */
export const frontShut: Fault = {
  tells: { ProbeFailing: { ways: P1, shows: /nobody answers[\s\S]*"status":"(?:ok|degraded)"/ } },
  async begin({ front }) {
    front.shut();
    return () => front.open();
  },
};

export const exporterHung: Fault = {
  tells: { TargetDown: { ways: WARNING, shows: /node .*(?:deadline exceeded|timeout)/i } },
  async begin({ watchers }) {
    watchers.get('node')?.hang();
    return () => watchers.get('node')?.wake();
  },
};

/** Who is called by a webhook takes nothing; what has other ways goes by them. */
export const webhookRefused: Fault = {
  tells: { MessagesFailing: { ways: WARNING, shows: /"integration":"webhook"\} [1-9]/ } },
  async begin({ onCall }) {
    return onCall.refuse('dead-man');
  },
};

export const targetsLost: Fault = {
  tells: { ServerAbsent: { ways: P1, shows: /no target of earntrack/ } },
  async begin({ folder, ports }) {
    const place = join(folder, 'prometheus');
    await writeTarget(place, 'earntrack', { targets: [] });
    return () => writeTarget(place, 'earntrack', { targets: [`127.0.0.1:${ports.server}`] });
  },
};

export const redisGone: Fault = {
  tells: { RedisDown: { ways: WARNING, shows: /Could not connect|Connection refused/ } },
  async begin({ redis }) {
    await redis.kill();
    return () => redis.restart();
  },
};

export const redisSlow: Fault = {
  tells: { CacheSetAside: { ways: WARNING, shows: /The cache does not answer in time/ } },
  async begin({ wayToRedis }) {
    wayToRedis.delayBy(SLOW_MS);
    return () => wayToRedis.delayBy(0);
  },
};

/** Full, as that of production would be: it throws out what it has, and keeps nothing new. */
export const redisFull: Fault = {
  tells: { CacheHitsLow: { ways: WARNING, shows: /maxmemory:1\b/ } },
  async begin(stack) {
    await setInRedis(stack, 'maxmemory-policy', 'allkeys-lru');
    await setInRedis(stack, 'maxmemory', '1');
    return () => setInRedis(stack, 'maxmemory', '0');
  },
};

/** It tells a refusal as an answer like any other. */
async function setInRedis({ operator }: Stack, name: string, value: string): Promise<void> {
  const asked = ['-u', operator['REDIS_URL'] ?? '', '--no-auth-warning', 'config', 'set', name, value];
  const { stdout } = await run(pathOf('redis-cli'), asked);
  if (stdout.trim() !== 'OK') throw new Error(`Redis did not take ${name}: ${stdout}`);
}

/** Nothing gets ready where the new one should be. It is the end of itself: the next quarter of an hour is without one. */
export const deploymentFailed: Fault = {
  tells: { DeploymentFailed: { ways: WARNING, shows: /failed .*9\.9\.9.*not ready within 2 s/ } },
  async begin({ databaseUrl, ports }) {
    const watched = [`http://127.0.0.1:${ports.server}`, '--version', '9.9.9', '--within', '2'];
    const { code } = await earntrack(['release', 'watch', ...watched], { DATABASE_URL: databaseUrl });
    if (code !== 1) throw new Error(`A release that is not there was watched, and that ended with ${code}.`);
    return () => {};
  },
};

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';

import {
  assertSupportedServer,
  findRunningPostgres,
  startThrowawayPostgres,
} from '@earntrack/embedded-postgres';
import { findFreePort } from '@earntrack/testkit';
import { type Config, readConfig } from '../config/config.ts';
import { root } from '../root.ts';
import { type Parts, serve } from './start.ts';

const standIns = join(import.meta.dirname, 'testing');

function makeDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'earntrack-start-test-'));
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'data');
}

async function makeConfig(): Promise<Config> {
  const { PATH } = process.env;
  return readConfig({ PATH, PORT: String(await findFreePort()), EARNTRACK_DATA_DIR: makeDataDir() });
}

/** Starts the product with a stand-in for the server. */
function startWith(config: Config, changed: Partial<Parts> = {}) {
  const asked = new AbortController();
  const ready = Promise.withResolvers<void>();
  const ended = serve({
    config,
    log: () => {},
    signal: asked.signal,
    parts: {
      serverEntry: join(standIns, 'stand-in-server.ts'),
      webDist: '/built/pages',
      buildWeb: async () => {},
      migrate: async () => [],
      ...changed,
    },
    onReady: () => ready.resolve(),
  });
  // A start that fails is never ready; each test looks at `ended` itself.
  ended.catch(ready.reject);
  ready.promise.catch(() => {});
  return { ready: ready.promise, ended, stop: () => asked.abort() };
}

async function askServer(port: number, path = '/') {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } });
  return (await response.json()) as Record<string, string>;
}

function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

describe('earntrack start', () => {
  it('serves with its own database, and leaves neither behind when it is asked to end', async () => {
    const config = await makeConfig();
    const started = startWith(config);
    await started.ready;
    const databaseUrl = await findRunningPostgres(config.dataDir);
    expect(await askServer(config.port)).toMatchObject({
      DATABASE_URL: databaseUrl,
      WEB_DIST: '/built/pages',
    });
    started.stop();
    await started.ended;
    await expect(askServer(config.port)).rejects.toThrow('fetch failed');
    expect(await findRunningPostgres(config.dataDir)).toBeUndefined();
  });

  it('serves with the PostgreSQL that is named to it, and leaves that running', async () => {
    const own = await startThrowawayPostgres();
    onTestFinished(() => own.stop());
    const config = { ...(await makeConfig()), databaseUrl: own.url };
    const started = startWith(config);
    await started.ready;
    const told = await askServer(config.port);
    expect(told).toMatchObject({ DATABASE_URL: own.url });
    expect(told).not.toHaveProperty('JWT_SECRET');
    expect(told).not.toHaveProperty('SECRETS_KEY');
    started.stop();
    await started.ended;
    expect(existsSync(config.dataDir)).toBe(false);
    await expect(assertSupportedServer(own.url)).resolves.toBeUndefined();
  });

  it('makes what signs access tokens and what seals second factors once, private beside the data, unless somebody names it', async () => {
    const config = await makeConfig();
    const secretsOf = async (given: Config) => {
      const started = startWith(given);
      await started.ready;
      const { JWT_SECRET, SECRETS_KEY } = await askServer(config.port);
      started.stop();
      await started.ended;
      return { 'jwt-secret': JWT_SECRET, 'secrets-key': SECRETS_KEY };
    };
    const made = await secretsOf(config);
    for (const [name, secret] of Object.entries(made)) {
      expect(secret).toMatch(/^[0-9a-f]{48}$/);
      const file = join(config.dataDir, name);
      expect(readFileSync(file, 'utf8').trim()).toBe(secret);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    expect(made['secrets-key']).not.toBe(made['jwt-secret']);
    expect(await secretsOf(config)).toEqual(made);
    const JWT_SECRET = 'a secret of somebody who has their own';
    const SECRETS_KEY = 'a key of somebody who has their own, too';
    const serverEnv = { ...config.serverEnv, JWT_SECRET, SECRETS_KEY };
    const given = { ...config, serverEnv, isSigningSecretGiven: true, isSecretsKeyGiven: true };
    expect(await secretsOf(given)).toEqual({ 'jwt-secret': JWT_SECRET, 'secrets-key': SECRETS_KEY });
  });

  it('says in a sentence that the port is taken, before it touches anything', async () => {
    const config = await makeConfig();
    const other = createServer().listen(config.port, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    await expect(startWith(config).ended).rejects.toThrow(
      `Port ${config.port} is already in use: stop the program that has it, or choose another one, for example PORT=`,
    );
    expect(existsSync(config.dataDir)).toBe(false);
  });

  it('says which setting of the server cannot be used, before it makes anything', async () => {
    const config = await makeConfig();
    const serverEnv = { ...config.serverEnv, REGISTRATION: 'foo' };
    const configCheck = join(root, 'apps/server/src/check-config.ts');
    let isBuilt = false;
    const buildWeb = async () => {
      isBuilt = true;
    };
    const started = startWith({ ...config, serverEnv }, { configCheck, buildWeb });
    await expect(started.ended).rejects.toThrow(/^The environment cannot be used:\n {2}REGISTRATION /);
    expect(isBuilt).toBe(false);
    expect(existsSync(config.dataDir)).toBe(false);
  });

  it('stops the database and fails when the server ends by itself', async () => {
    const config = await makeConfig();
    const started = startWith(config);
    await started.ready;
    await askServer(config.port, '/crash').catch(() => {});
    await expect(started.ended).rejects.toThrow('The server ended by itself (exit code 7)');
    expect(await findRunningPostgres(config.dataDir)).toBeUndefined();
  });

  it('stops the server and fails when the database ends by itself', async () => {
    const config = await makeConfig();
    const started = startWith(config);
    await started.ready;
    process.kill(postmasterOf(config.dataDir), 'SIGKILL');
    await expect(started.ended).rejects.toThrow('The database ended by itself');
    await expect(askServer(config.port)).rejects.toThrow('fetch failed');
  });

  it.each<[string, Partial<Parts>]>([
    ['the pages cannot be built', { buildWeb: () => Promise.reject(new Error('broken')) }],
    ['the schema cannot be migrated', { migrate: () => Promise.reject(new Error('broken')) }],
    ['the server cannot be started', { serverEntry: '/no/such/broken.ts' }],
  ])('leaves no database running when %s', async (_reason, changed) => {
    const config = await makeConfig();
    await expect(startWith(config, changed).ended).rejects.toThrow(/broken|ENOENT|ended by itself/);
    expect(await findRunningPostgres(config.dataDir)).toBeUndefined();
  });

  it('takes over where a killed start left off', async () => {
    const config = await makeConfig();
    const env = { ...config.serverEnv, PORT: String(config.port), EARNTRACK_DATA_DIR: config.dataDir };
    const killed = spawn(process.execPath, [join(standIns, 'start-stand-in.ts')], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(createInterface(killed.stdout), 'line');
    const { pid } = await askServer(config.port);
    const postmaster = postmasterOf(config.dataDir);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    await expect.poll(() => isAlive(Number(pid))).toBe(false);
    const started = startWith(config);
    await started.ready;
    expect(postmasterOf(config.dataDir)).toBe(postmaster);
    started.stop();
    await started.ended;
    expect(isAlive(postmaster)).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

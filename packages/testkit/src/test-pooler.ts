import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseAccount } from '@earntrack/embedded-postgres';
import { filledFile } from './filled-file.ts';
import { findProgram } from './find-program.ts';
import { findFreePort } from './free-port.ts';
import { endGuarded, launchGuarded } from './guarded-program.ts';

export interface TestPooler {
  /** The same address through it. */
  urlOf(url: string): string;
  stop(): Promise<void>;
}

export interface PoolerWish {
  /** Connections to PostgreSQL for each database. */
  size?: number;
  statementTimeoutMs?: number;
  /** In the place of what the file of production says. */
  change?: (config: string) => string;
}

const READY = 'process up';

/** A pgbouncer in transaction mode with the file of production, before all databases of the server of `to`. */
export async function startTestPooler(
  to: string,
  { size = 2, statementTimeoutMs = 30_000, change = (config) => config }: PoolerWish = {},
): Promise<TestPooler> {
  const { hostname, port, username, password } = new URL(to);
  const program = await findProgram('pgbouncer');
  // It refuses to run as root, as PostgreSQL does.
  const { uid, gid } = chooseAccount();
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-pooler-'));
  const ownPort = await findFreePort();
  const users = join(folder, 'users.txt');
  const config = await filledFile('ha/pgbouncer.ini', {
    PRIMARY_HOST: hostname,
    PRIMARY_PORT: port,
    STATEMENT_TIMEOUT_MS: statementTimeoutMs,
    POOLER_ADDRESS: '127.0.0.1',
    POOLER_PORT: ownPort,
    POOLER_USERS_FILE: users,
    POOLER_SIZE: size,
  });
  const configPath = join(folder, 'pgbouncer.ini');
  await writeFile(users, `"${decodeURIComponent(username)}" "${decodeURIComponent(password)}"\n`);
  await writeFile(configPath, change(config));
  for (const path of [users, configPath, folder]) await chown(path, uid, gid);
  await chmod(folder, 0o700);
  const running = await launchGuarded({ program, args: [configPath], ready: READY, account: { uid, gid } });
  return {
    urlOf: (url) => Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(ownPort) }).href,
    async stop() {
      await endGuarded(running);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

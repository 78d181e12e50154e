import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';

import { readConfig } from '../../config/config.ts';
import { OperatorError } from '../../operator-error.ts';
import { root } from '../../root.ts';
import { peopleWith } from './many-people.ts';
import { type Release, type Served, serveRelease } from './served.ts';
import { rowsOf } from './sql.ts';

const run = promisify(execFile);
const LONGEST_MS = 3_600_000;
const LONGEST_ANSWER = 10_000_000;
const MAIN = join(root, 'apps/ops/src/main.ts');

/** Something of this ground that can be lost, or be ended with all the rest. */
export interface Machine {
  /** Of its database `earntrack`, which need not be there yet. */
  databaseUrl: string;
  /** It is gone, and its disk with it. */
  lose(): Promise<void>;
}

/** Where a drill happens: a temporary folder and what it started. All of it goes when the drill ends, however it ends. */
export class Ground {
  readonly folder: string;
  readonly #ends = new AsyncDisposableStack();
  /** One key for all servers of a drill, as an installation has. */
  readonly #secrets = { SECRETS_KEY: secret(), JWT_SECRET: secret() };

  private constructor(folder: string) {
    this.folder = folder;
    this.#ends.defer(() => rm(folder, { recursive: true, force: true }));
  }

  static async lend<T>(work: (ground: Ground) => Promise<T>): Promise<T> {
    const ground = new Ground(await mkdtemp(join(await realpath(tmpdir()), 'earntrack-drill-')));
    try {
      return await work(ground);
    } finally {
      await ground.#ends.disposeAsync();
    }
  }

  /** A server of PostgreSQL that waits for its disk as one does which people's money is on, and with nothing in it. */
  async newMachine(): Promise<Machine> {
    const { databaseUser } = readConfig();
    const postgres = await startThrowawayPostgres({
      isDurable: true,
      ...(databaseUser === undefined ? {} : { databaseUser }),
    });
    this.#ends.defer(() => postgres.stop());
    const databaseUrl = Object.assign(new URL(postgres.url), { pathname: '/earntrack' }).href;
    return { databaseUrl, lose: () => postgres.stop() };
  }

  /** The same with the schema of this release, and with accounts that have so many earnings together. */
  async newBase(earnings: number): Promise<Machine> {
    const machine = await this.newMachine();
    const { databaseUrl } = machine;
    await rowsOf(
      Object.assign(new URL(databaseUrl), { pathname: '/postgres' }).href,
      'create database earntrack',
    );
    await migrateUp(databaseUrl);
    await rowsOf(databaseUrl, peopleWith(earnings));
    return machine;
  }

  /** The server of this repository, until it is told to end; or another release, which differs from it. */
  async serve(databaseUrl: string, release: Release = {}): Promise<Served> {
    const settings = { ...this.#environment(), ...this.#secrets, DATABASE_URL: databaseUrl };
    const served = await serveRelease({ settings, folder: this.folder, release });
    this.#ends.defer(() => served.kill());
    return served;
  }

  /** Something that has to end before what was made earlier does. */
  endsWith(end: () => Promise<void>): void {
    this.#ends.defer(end);
  }

  /** Runs the operators' command as a person does who has this repository. Gives what it prints; throws with what it says. */
  async earntrack(settings: Readonly<Record<string, string>>, ...args: string[]): Promise<string> {
    const options = {
      env: { ...this.#environment(), ...settings },
      timeout: LONGEST_MS,
      maxBuffer: LONGEST_ANSWER,
    };
    try {
      const { stdout } = await run(process.execPath, [MAIN, ...args], options);
      return stdout;
    } catch (err) {
      const { stderr = '', stdout = '' } = err as { stderr?: string; stdout?: string };
      const said = (stderr.trim() || stdout.trim()).split('\n').at(-1);
      throw new OperatorError(`"earntrack ${args.join(' ')}" failed: ${said}`, { cause: err });
    }
  }

  /** Only what belongs to the drill: nothing that this command was told of the installation reaches what it starts. */
  #environment(): Record<string, string> {
    const { PATH = '/usr/local/bin:/usr/bin:/bin' } = readConfig().serverEnv;
    return { PATH, HOME: this.folder, EARNTRACK_DATA_DIR: join(this.folder, 'data') };
  }
}

function secret(): string {
  return randomBytes(32).toString('hex');
}

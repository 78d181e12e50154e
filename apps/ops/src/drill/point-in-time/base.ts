import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFile, chown, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { chooseAccount } from '@earntrack/embedded-postgres';

import { readConfig } from '../../config/config.ts';
import { OperatorError } from '../../operator-error.ts';
import { root } from '../../root.ts';
import { freePort } from '../ground/free-port.ts';
import { findPgBackRest, findPostgres } from './programs.ts';

const run = promisify(execFile);
const LONGEST_MS = 3_600_000;
const PROMOTION_POLL_MS = 100;
const LONGEST_ANSWER = 100_000_000;
const STANZA = 'earntrack';

/** PostgreSQL and pgBackRest in a folder of their own, as an account that is not root. */
export class Base {
  readonly folder: string;
  readonly #password = randomBytes(12).toString('hex');
  readonly #bin = findPostgres();
  readonly #pgBackRest = findPgBackRest();
  readonly #account = chooseAccount(readConfig().databaseUser);
  readonly #ports: Readonly<Record<Side, number>>;
  readonly #running = new Set<Side>();

  private constructor(folder: string, ports: Readonly<Record<Side, number>>) {
    this.folder = folder;
    this.#ports = ports;
  }

  static async make(): Promise<Base> {
    findPostgres();
    findPgBackRest();
    const ports = { live: await freePort(), side: await freePort() };
    const base = new Base(await mkdtemp(join(tmpdir(), 'earntrack-drill-')), ports);
    await base.#fill();
    return base;
  }

  /** Of the live database, for programs that speak TCP. */
  get url(): string {
    return `postgres://earntrack:${this.#password}@127.0.0.1:${this.#ports.live}/earntrack`;
  }

  /** Starts it; the side never archives, since it would write into what the live one is restored from. */
  async start(side: Side): Promise<void> {
    const options = [
      `-p ${this.#ports[side]}`,
      `-k ${this.folder}`,
      '-c listen_addresses=127.0.0.1',
      ...(side === 'side' ? ['-c archive_mode=off'] : []),
    ];
    const log = join(this.folder, `${side}.log`);
    const wait = ['-w', '-t', '3600'];
    await this.#as('pg_ctl', ['start', '-D', this.#data(side), '-l', log, ...wait, '-o', options.join(' ')]);
    this.#running.add(side);
  }

  async createDatabase(): Promise<void> {
    const place = ['-h', this.folder, '-p', String(this.#ports.live), '-U', 'earntrack'];
    await this.#as('createdb', [...place, 'earntrack']);
  }

  async pgBackRest(...args: string[]): Promise<void> {
    await this.#run(this.#pgBackRest, [`--stanza=${STANZA}`, ...args]);
  }

  /** Restores the base as it was at `target` beside the live one. */
  async restoreBeside(target: string): Promise<void> {
    const kind = ['--type=time', `--target=${target}`, '--target-action=promote'];
    await this.pgBackRest(...kind, `--pg1-path=${this.#data('side')}`, 'restore');
  }

  /** It answers before it has come to its moment. */
  async untilPromoted(side: Side): Promise<void> {
    const deadlineMs = Date.now() + LONGEST_MS;
    while ((await this.sql(side, 'select pg_is_in_recovery()')) !== 'f') {
      if (Date.now() > deadlineMs)
        throw new OperatorError('The restored base did not come to its moment within an hour.');
      await setTimeout(PROMOTION_POLL_MS);
    }
  }

  /** What a script of SQL answers, without a line for each command. */
  async sql(side: Side, text: string): Promise<string> {
    const place = ['-h', this.folder, '-p', String(this.#ports[side]), '-U', 'earntrack', '-d', 'earntrack'];
    const script = join(this.folder, `script-${randomBytes(6).toString('hex')}.sql`);
    await writeFile(script, text);
    const quiet = ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-f', script];
    return (await this.#as('psql', [...place, ...quiet])).trim();
  }

  /** Stops what runs and takes the folder away. */
  async end(): Promise<void> {
    for (const side of this.#running)
      await this.#as('pg_ctl', ['stop', '-D', this.#data(side), '-m', 'immediate', '-w']).catch(() => null);
    await rm(this.folder, { recursive: true, force: true });
  }

  async #fill(): Promise<void> {
    for (const [from, to] of [
      ['docker/pgbackrest/pgbackrest.conf', 'pgbackrest.conf'],
      ['docker/postgres/archiving.conf', 'archiving.conf'],
    ] as const)
      await cp(join(root, from), join(this.folder, to));
    for (const place of ['repository', 'lock', 'side'])
      await mkdir(join(this.folder, place), { mode: 0o700 });
    await writeFile(join(this.folder, 'password'), this.#password);
    await this.#give(this.folder, ...['repository', 'lock', 'side'].map((place) => join(this.folder, place)));
    const access = [
      '--auth-local=trust',
      '--auth-host=scram-sha-256',
      `--pwfile=${join(this.folder, 'password')}`,
    ];
    const kind = ['-U', 'earntrack', '--data-checksums', '--encoding=UTF8', '--locale=C'];
    await this.#as('initdb', ['-D', this.#data('live'), ...kind, ...access]);
    const include = `include '${join(this.folder, 'archiving.conf')}'\n`;
    await appendFile(join(this.#data('live'), 'postgresql.conf'), include);
  }

  async #give(...paths: string[]): Promise<void> {
    if (this.#account.isOwn) return;
    for (const path of paths) await chown(path, this.#account.uid, this.#account.gid);
  }

  #as(program: string, args: string[]): Promise<string> {
    return this.#run(join(this.#bin, program), args);
  }

  async #run(program: string, args: string[]): Promise<string> {
    const { uid, gid, isOwn } = this.#account;
    const { stdout } = await run(program, args, {
      cwd: this.folder,
      env: this.#environment(),
      timeout: LONGEST_MS,
      maxBuffer: LONGEST_ANSWER,
      ...(isOwn ? {} : { uid, gid }),
    });
    return stdout;
  }

  /** What is of this run and not of the files: the archiver of the live server hears it too. */
  #environment(): Record<string, string> {
    return {
      PATH: `${this.#bin}:/usr/local/bin:/usr/bin:/bin`,
      HOME: this.folder,
      LC_ALL: 'C.UTF-8',
      PGBACKREST_CONFIG: join(this.folder, 'pgbackrest.conf'),
      PGBACKREST_REPO1_PATH: join(this.folder, 'repository'),
      PGBACKREST_LOCK_PATH: join(this.folder, 'lock'),
      PGBACKREST_PG1_PATH: this.#data('live'),
      PGBACKREST_PG1_PORT: String(this.#ports.live),
      PGBACKREST_PG1_SOCKET_PATH: this.folder,
      PGBACKREST_PG1_USER: 'earntrack',
      PGBACKREST_PG1_DATABASE: 'postgres',
    };
  }

  #data(side: Side): string {
    return join(this.folder, side);
  }
}

/** The base that people use, and the one that is restored beside it. */
export type Side = 'live' | 'side';

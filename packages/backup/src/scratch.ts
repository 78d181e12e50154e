import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { BackupError } from './backup-error.ts';
import { databaseOf, urlOf, withServer } from './session.ts';

const LONGEST_NAME_BYTES = 63;
const INSUFFICIENT_PRIVILEGE = '42501';

/** How long one that nobody is connected to may still be about to be used. */
const LEFT_AFTER_MINUTES = 10;

export type DatabasePurpose = 'verify' | 'restore' | 'before';

/** A name beside that of a database which says what for, and since when: earntrack_verify_20261126000000_4f2a. */
export function besideName(database: string, purpose: DatabasePurpose, now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replace(/\D/g, '');
  const tail = `_${purpose}_${stamp}_${randomBytes(2).toString('hex')}`;
  return `${Buffer.from(database)
    .subarray(0, LONGEST_NAME_BYTES - tail.length)
    .toString('utf8')}${tail}`;
}

/**
 * Lends an empty database beside the one of `url`, and drops it again, whatever happened meanwhile. Those of runs that were killed
 * are dropped first.
 */
export async function withScratch<T>(
  url: string,
  now: Date,
  work: (scratchUrl: string) => Promise<T>,
): Promise<T> {
  const name = besideName(databaseOf(url), 'verify', now);
  await dropLeftOver(url, now);
  await createDatabase(url, name);
  try {
    return await work(urlOf(url, name));
  } finally {
    await dropDatabase(url, name);
  }
}

export async function createDatabase(url: string, name: string): Promise<void> {
  await withServer(url, async (client) => {
    try {
      await client.query(
        `create database ${client.escapeIdentifier(name)} encoding 'UTF8' template template0`,
      );
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === INSUFFICIENT_PRIVILEGE)) throw cause;
      throw new BackupError(
        'This role may not make databases, and a backup is proved and restored in one of its own: run ALTER ROLE … CREATEDB as an administrator of the server.',
        { cause },
      );
    }
  });
}

/** Drops a database with whoever is connected to it. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await withServer(url, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  });
}

async function dropLeftOver(url: string, now: Date): Promise<void> {
  await withServer(url, async (client) => {
    for (const name of await leftOver(client, databaseOf(url), now)) {
      // Without force: whoever began to use it meanwhile keeps it.
      await client.query(`drop database if exists ${client.escapeIdentifier(name)}`);
    }
  });
}

async function leftOver(client: Client, database: string, now: Date): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database
     where pg_has_role(datdba, 'usage')
       and not exists (select from pg_stat_activity where pg_stat_activity.datname = pg_database.datname)`,
  );
  const ours = new RegExp(`^${RegExp.escape(database)}_(?:verify|restore)_(\\d{14})_[0-9a-f]{4}$`);
  const oldest = new Date(now.getTime() - LEFT_AFTER_MINUTES * 60_000)
    .toISOString()
    .slice(0, 19)
    .replace(/\D/g, '');
  return rows.map(({ name }) => name).filter((name) => (ours.exec(name)?.[1] ?? oldest) < oldest);
}

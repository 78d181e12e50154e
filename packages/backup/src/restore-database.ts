import { migrateUp } from '@earntrack/migrations';
import type { Client } from 'pg';
import { BackupError } from './backup-error.ts';
import { readTables } from './catalogue.ts';
import { carryOver, forgetOwnBeginning, leaveDeletedOut, type LeftOut, startAnew } from './after-restore.ts';
import { readManifest, sumOfRows, type Manifest } from './manifest.ts';
import type { Watch } from './progress.ts';
import { besideName, createDatabase, dropDatabase } from './scratch.ts';
import { databaseOf, isThere, urlOf, withServer, withSession } from './session.ts';
import type { BackupStore } from './stores/backup-store.port.ts';
import { restoreInto } from './verify-backup.ts';

export interface RestoreWish {
  /** What is made equal to the backup. */
  databaseUrl: string;
  store: BackupStore;
  backup: string;
  identity: string | null;
  /** Whether what is there may be set aside. */
  mayReplace: boolean;
  now: () => Date;
  watch: Watch;
}

export interface RestorePlan {
  backup: string;
  begunAt: string;
  rows: number;
  migrations: number;
  /** What is called so afterwards. */
  database: string;
  /** What is there now; null where there is no such database, or one without a table. */
  present: { tables: number; accounts: number; earnings: number } | null;
}

export interface Restored extends RestorePlan {
  /** How the database that was there is called from now on; null where there was none. */
  setAsideAs: string | null;
  leftOut: LeftOut;
  seconds: number;
}

/** What a restore would do. Changes nothing. */
export async function planRestore(
  wish: Pick<RestoreWish, 'databaseUrl' | 'store' | 'backup'>,
): Promise<RestorePlan> {
  const manifest = await readManifest(wish.store, wish.backup);
  return planOf(manifest, wish.databaseUrl);
}

async function planOf(manifest: Manifest, databaseUrl: string): Promise<RestorePlan> {
  return {
    backup: manifest.name,
    begunAt: manifest.begunAt,
    rows: sumOfRows(manifest),
    migrations: manifest.migrations.length,
    database: databaseOf(databaseUrl),
    present: (await isThere(databaseUrl)) ? await countPresent(databaseUrl) : null,
  };
}

function countPresent(url: string): Promise<RestorePlan['present']> {
  return withSession(url, null, async (client) => {
    const tables = await countTables(client);
    if (tables === 0) return null;
    const names = (await readTables(client)).map(({ name }) => name);
    const rowsOf = async (table: string) => (names.includes(table) ? countRows(client, table) : 0);
    return { tables, accounts: await rowsOf('account'), earnings: await rowsOf('earning') };
  });
}

/** Of every schema, whoever made them; those of PostgreSQL itself and of its extensions are nobody's. */
async function countTables(client: Client): Promise<number> {
  const { rows } = await client.query<{ tables: number }>(`
    select count(*)::int as tables from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
      and not exists (
        select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`);
  return rows[0]?.tables ?? 0;
}

async function countRows(client: Client, table: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return rows[0]?.count ?? 0;
}

/**
 * Restores everything: into a database of its own, which is compared with the backup, brought to the schema of this version, and
 * only then gets the name. The one that had it is set aside under a name that says so. Whatever fails before leaves all as it was.
 */
export async function restoreDatabase(wish: RestoreWish): Promise<Restored> {
  const startedAt = performance.now();
  const { databaseUrl, store, identity, watch } = wish;
  const manifest = await readManifest(store, wish.backup);
  const plan = await planOf(manifest, databaseUrl);
  if (plan.present !== null && !wish.mayReplace) throw wouldReplace(plan);
  const side = besideName(plan.database, 'restore', wish.now());
  const sideUrl = urlOf(databaseUrl, side);
  await createDatabase(databaseUrl, side);
  try {
    await restoreInto(sideUrl, { store, identity, manifest, watch });
    watch.onProgress({ phase: 'finishing', table: null, done: 0, of: 1, bytes: 0 });
    await migrateUp(sideUrl);
    const leftOut = await finish(sideUrl, { ...wish, plan });
    watch.signal?.throwIfAborted();
    await assertStill(plan, wish);
    const aside = await swap(databaseUrl, { database: plan.database, side, now: wish.now() });
    const setAsideAs = await keepUnlessEmpty(databaseUrl, aside);
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    return { ...plan, setAsideAs, leftOut, seconds };
  } catch (fault) {
    await dropDatabase(databaseUrl, side);
    throw fault;
  }
}

/** Restoring takes minutes, in which somebody may have begun to use what was empty. */
async function assertStill(plan: RestorePlan, { databaseUrl, mayReplace }: RestoreWish): Promise<void> {
  if (plan.present !== null || mayReplace || !(await isThere(databaseUrl))) return;
  const present = await countPresent(databaseUrl);
  if (present !== null) throw wouldReplace({ ...plan, present });
}

/** Nobody can write into it any more under the name that they know, so this is what it will ever have held. */
async function keepUnlessEmpty(url: string, aside: string | null): Promise<string | null> {
  if (aside === null || (await countPresent(urlOf(url, aside))) !== null) return aside;
  await dropDatabase(url, aside);
  return null;
}

/** What a restored database still lacks to be the one that people use. */
async function finish(
  sideUrl: string,
  { databaseUrl, plan, watch }: RestoreWish & { plan: RestorePlan },
): Promise<LeftOut> {
  await forgetOwnBeginning(sideUrl);
  const known =
    plan.present === null ? { revokedTokens: 0, isKnown: false } : await carryOver(databaseUrl, sideUrl);
  const deletedAccounts = await withSession(sideUrl, watch.signal, async (client) => {
    await client.query('begin');
    const accounts = await leaveDeletedOut(client);
    await startAnew(client);
    await client.query('commit');
    return accounts;
  });
  return { deletedAccounts, ...known };
}

function wouldReplace({ database, present }: RestorePlan): BackupError {
  return new BackupError(
    `The database ${database} has ${present?.tables} tables, ${present?.accounts} accounts and ${present?.earnings} earnings. Say --replace to set it aside, or --dry-run to see what would be done.`,
  );
}

/** Both names change at once, or neither. Whoever is connected is cut off, and finds the other database when they come back. */
async function swap(
  url: string,
  { database, side, now }: { database: string; side: string; now: Date },
): Promise<string | null> {
  const wasThere = await isThere(url);
  const aside = besideName(database, 'before', now);
  await withServer(url, async (client) => {
    const [name, from, to] = [database, side, aside].map((text) => client.escapeIdentifier(text));
    if (wasThere) await client.query(`alter database ${name} with allow_connections false`);
    try {
      await client.query(
        'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = any($1)',
        [[database, side]],
      );
      await client.query('begin');
      if (wasThere) await client.query(`alter database ${name} rename to ${to}`);
      await client.query(`alter database ${from} rename to ${name}`);
      await client.query('commit');
    } catch (fault) {
      await client.query('rollback');
      if (wasThere) await client.query(`alter database ${name} with allow_connections true`);
      throw fault;
    }
    if (wasThere) await client.query(`alter database ${to} with allow_connections true`);
  });
  return wasThere ? aside : null;
}

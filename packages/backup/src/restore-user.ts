import { createHash } from 'node:crypto';
import { USER_OWNED_TABLES } from '@earntrack/db';
import { migrateUp } from '@earntrack/migrations';
import type { Client } from 'pg';
import { BackupError } from './backup-error.ts';
import { findAccountIn } from './find-account.ts';
import { loadBackup } from './load-backup.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { countWrongDays } from './money.ts';
import { stageRows } from './stage-rows.ts';
import { withScratch } from './scratch.ts';
import { withSession } from './session.ts';
import type { VerifyWish } from './verify-backup.ts';

export interface RestoreUserWish extends VerifyWish {
  email: string;
  /** Says what would be done, and changes nothing. */
  isDryRun: boolean;
  /** Whether what the account has now may give way. */
  mayReplace: boolean;
}

export interface RestoredUser {
  backup: string;
  userId: string;
  email: string;
  /** The account itself was gone, and came back too. */
  isAccountBack: boolean;
  /** Rows of each table that has any, before and after. */
  tables: { table: string; before: number; after: number }[];
}

/** What the database keeps by itself of the others, and what an account remembers of what was done with it. */
const NOT_OURS: readonly string[] = ['live_event', 'earning_day', 'account_audit'];

const RESTORED = USER_OWNED_TABLES.filter((table) => !NOT_OURS.includes(table));

/** How somebody gets in; sessions and tokens are not among it. */
const OF_ACCOUNT = ['account', 'second_factor', 'recovery_code', 'account_audit'];

/**
 * Makes what belongs to one account what it was in a backup, in one transaction. Everybody else is untouched and goes on working. How
 * its person signs in stays as it is now. Triggers keep sums and events as with every other change, so that nothing old is shown.
 */
export async function restoreUser(wish: RestoreUserWish): Promise<RestoredUser> {
  const { databaseUrl, store, identity, watch, email } = wish;
  const manifest = await readManifest(store, wish.backup);
  const presentId = await withSession(databaseUrl, watch.signal, (client) => findPresent(client, email));
  const userId = presentId ?? (await findAccountIn({ store, manifest, identity, email }));
  if (userId === null) {
    throw new BackupError(
      `Nobody had an account with the address ${email}, now or in the backup ${manifest.name}.`,
    );
  }
  // Before the backup is read: nobody waits minutes to be told that.
  await withSession(databaseUrl, watch.signal, (client) => assertMay(client, wish, { userId }));
  return withScratch(databaseUrl, wish.now(), async (scratchUrl) => {
    await migrateUp(scratchUrl, { only: manifest.migrations });
    await withSession(scratchUrl, watch.signal, (client) =>
      loadBackup(client, { store, manifest, identity, watch, userId }),
    );
    await migrateUp(scratchUrl);
    return withSession(scratchUrl, watch.signal, (from) =>
      withSession(databaseUrl, watch.signal, (to) =>
        exchange({ from, to }, wish, { userId, manifest, isThere: presentId !== null }),
      ),
    );
  });
}

async function findPresent(client: Client, email: string): Promise<string | null> {
  const { rows } = await client.query<{ user_id: string }>('select user_id from account where email = $1', [
    email,
  ]);
  return rows[0]?.user_id ?? null;
}

interface Both {
  from: Client;
  to: Client;
}

interface Whose {
  userId: string;
  manifest: Manifest;
  /** The account is still there. */
  isThere: boolean;
}

async function exchange({ from, to }: Both, wish: RestoreUserWish, whose: Whose): Promise<RestoredUser> {
  const { userId, isThere, manifest } = whose;
  await assertInBackup(from, wish, whose);
  await to.query('begin');
  // As imports and archives of the account do: one after the other.
  await to.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`imports:${userId}`]);
  await assertSame(to, wish, whose);
  await assertMay(to, wish, whose);
  const before = await countRows(to, userId);
  const after = await countRows(from, userId);
  const tables = RESTORED.map((table) => ({
    table,
    before: before.get(table) ?? 0,
    after: after.get(table) ?? 0,
  }));
  const report = {
    backup: manifest.name,
    userId,
    email: wish.email,
    isAccountBack: !isThere,
    tables: tables.filter((counts) => counts.before + counts.after > 0),
  };
  if (wish.isDryRun) {
    await to.query('rollback');
    return report;
  }
  await replaceRows({ from, to }, whose);
  await assertEqual({ from, to }, userId);
  await to.query('commit');
  return report;
}

async function replaceRows({ from, to }: Both, { userId, isThere }: Whose): Promise<void> {
  const tables = [...(isThere ? [] : OF_ACCOUNT), ...RESTORED];
  const staged = new Map<string, { name: string; columns: string }>();
  for (const table of tables) {
    const rows = await stageRows({ from, to }, { table, withHeirs: false });
    if (rows) staged.set(table, rows);
  }
  // The sums of days go once nothing is added up in them any more.
  for (const table of USER_OWNED_TABLES.toReversed()) {
    if (table !== 'live_event' && table !== 'account_audit')
      await to.query(`delete from ${table} where user_id = $1`, [userId]);
  }
  for (const [table, { name, columns }] of staged) {
    await to
      .query(`insert into ${table} (${columns}) select ${columns} from ${name}`)
      .catch((cause: unknown) => {
        if (table !== 'account') throw cause;
        throw new BackupError(
          'The address of the account belongs to another one now: that one has to change it first.',
          { cause },
        );
      });
  }
}

async function countRows(client: Client, userId: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const table of RESTORED) {
    const { rows } = await client.query<{ rows: number }>(
      `select count(*)::int as rows from ${table} where user_id = $1`,
      [userId],
    );
    counts.set(table, rows[0]?.rows ?? 0);
  }
  return counts;
}

/** Whatever triggers have done on the way, the rows are those of the backup, and the sums are theirs. */
async function assertEqual({ from, to }: Both, userId: string): Promise<void> {
  for (const table of RESTORED) {
    const [there, here] = [await printOf(from, table, userId), await printOf(to, table, userId)];
    if (there !== here)
      throw new BackupError(`The rows of ${table} did not come back as they were; nothing was changed.`);
  }
  if ((await countWrongDays(to, userId)) > 0) {
    throw new BackupError('The sums of days did not come back right; nothing was changed.');
  }
}

async function printOf(client: Client, table: string, userId: string): Promise<string> {
  const { rows } = await client.query<{ print: string }>(
    `select concat(count(*), ' ', sum(hashtextextended(t::text, 0)::numeric)) as print from ${table} as t where user_id = $1`,
    [userId],
  );
  return rows[0]?.print ?? '';
}

async function assertInBackup(
  from: Client,
  { email }: RestoreUserWish,
  { userId, manifest }: Whose,
): Promise<void> {
  const { rows } = await from.query('select from account where user_id = $1', [userId]);
  if (rows.length === 0)
    throw new BackupError(`The account of ${email} was not there yet in the backup ${manifest.name}.`);
}

async function assertMay(
  client: Client,
  { email, isDryRun, mayReplace }: RestoreUserWish,
  { userId }: Pick<Whose, 'userId'>,
): Promise<void> {
  await assertNotDeleted(client, email, userId);
  const counts = [...(await countRows(client, userId))];
  const isInUse = counts.some(([table, rows]) => table !== 'profile' && rows > 0);
  if (isInUse && !mayReplace && !isDryRun) throw wouldReplace(email);
}

/** Reading the backup takes minutes, in which the account may have gone or come. From here on nobody deletes it until this is done. */
async function assertSame(to: Client, { email }: RestoreUserWish, { userId, isThere }: Whose): Promise<void> {
  const { rows } = await to.query('select from account where user_id = $1 for key share', [userId]);
  await assertNotDeleted(to, email, userId);
  if (rows.length > 0 === isThere) return;
  throw new BackupError(
    `The account of ${email} ${isThere ? 'went' : 'came back'} while the backup was read, and nothing was changed: try again.`,
  );
}

async function assertNotDeleted(to: Client, email: string, userId: string): Promise<void> {
  const hash = createHash('sha256').update(userId).digest('hex');
  const { rows } = await to.query('select from deleted_account where user_hash = $1', [hash]);
  if (rows.length > 0) {
    throw new BackupError(`The account of ${email} was deleted by its owner, and no backup brings it back.`);
  }
}

function wouldReplace(email: string): BackupError {
  return new BackupError(
    `${email} has data now, which would give way. Say --replace for that, after "earntrack archive" has kept it, or --dry-run to see what would be done.`,
  );
}

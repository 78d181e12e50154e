import { randomUUID } from 'node:crypto';
import type { Database } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { reasonOf } from './backup-error.ts';
import {
  claimDay,
  forgetRun,
  hasAccountBefore,
  HEARTBEAT_MS,
  insertRun,
  noteEnded,
  noteMade,
  noteSeen,
  readUnproved,
} from './backup-runs.queries.ts';
import { type BackupWish, makeBackup, type MadeBackup } from './make-backup.ts';
import { listBackups } from './list-backups.ts';
import { sumOfBytes, sumOfRows } from './manifest.ts';
import { type Keep, pruneBackups } from './prune.ts';
import { type Proof, verifyBackup } from './verify-backup.ts';

export interface RunWish extends BackupWish {
  db: Kysely<Database>;
  /** Restored and compared right away; off, it is only made. */
  isVerified: boolean;
  /** Where it is tried: a database of any server; null: the server that it is of. */
  scratchUrl: string | null;
  /** What stays of earlier ones once this one is proved; null: all. */
  keep: Keep | null;
}

/** Watches the work that turned out to be ours. */
type Around = (work: () => Promise<BackupReport>) => Promise<BackupReport | null>;

export interface BackupReport extends MadeBackup {
  /** Null where it was not asked for. */
  proof: Proof | null;
  pruned: string[];
}

/** Makes a backup, proves it, takes away what need not be kept, and writes down how that went. */
export async function runBackup(wish: RunWish): Promise<BackupReport> {
  const id = randomUUID();
  await insertRun(wish.db, { id, place: wish.store.place, now: wish.now() });
  return recorded(wish, id);
}

/**
 * The same as the backup of the present day of UTC: null where there was nothing to lose before it began, or another server has it.
 * So one that was missed while nobody ran is made at the next start.
 */
export async function runBackupOfDay(wish: RunWish & { around: Around }): Promise<BackupReport | null> {
  const now = wish.now();
  const day = now.toISOString().slice(0, 'YYYY-MM-DD'.length);
  if (!(await hasAccountBefore(wish.db, new Date(day)))) return null;
  const id = randomUUID();
  const isOurs = await claimDay(wish.db, { id, place: wish.store.place, now }, day);
  return isOurs ? wish.around(() => recorded(wish, id)) : null;
}

async function recorded(wish: RunWish, id: string): Promise<BackupReport> {
  const { db, now, watch } = wish;
  // A beat that is missed is made up for by the next one.
  const heart = setInterval(() => void noteSeen(db, id, now()).catch(() => undefined), HEARTBEAT_MS);
  try {
    return await makeAndProve(wish, id);
  } catch (fault) {
    const isEnded = watch.signal?.aborted === true;
    const note = isEnded
      ? forgetRun(db, id)
      : noteEnded(db, id, { state: 'failed', reason: reasonOf(fault), now: now() });
    // Where the database is away nothing can be written down; the cause is what has to be seen.
    await note.catch(() => undefined);
    throw fault;
  } finally {
    clearInterval(heart);
  }
}

async function makeAndProve(wish: RunWish, id: string): Promise<BackupReport> {
  const { db, now, store } = wish;
  const made = await makeBackup(wish);
  const { name } = made.manifest;
  await noteMade(db, id, {
    name,
    rows: sumOfRows(made.manifest),
    bytes: sumOfBytes(made.manifest),
    now: now(),
  });
  const proof = wish.isVerified ? await prove(wish, { ...made, id }) : null;
  await noteEnded(db, id, { state: proof === null ? 'made' : 'verified', now: now() });
  const pruned =
    wish.keep === null || proof === null
      ? []
      : await pruneBackups(store, wish.keep, { now: now(), isDryRun: false });
  return { ...made, proof, pruned };
}

async function prove(wish: RunWish, { id, manifest, identity }: MadeBackup & { id: string }): Promise<Proof> {
  const { store, now, watch } = wish;
  const databaseUrl = wish.scratchUrl ?? wish.databaseUrl;
  try {
    return await verifyBackup({ databaseUrl, store, backup: manifest.name, identity, now, watch });
  } catch (fault) {
    const isEnded = watch.signal?.aborted === true;
    // Whoever makes them by hand takes them away by hand. What comes after this fault must not hide it.
    if (wish.keep !== null)
      await (isEnded ? store.remove(manifest.name) : removeEarlierTries(wish, id)).catch(() => undefined);
    throw fault;
  }
}

/** Of what was made by schedule and could not be proved the newest stays, so that trying every hour never fills the disk. */
async function removeEarlierTries({ db, store }: RunWish, id: string): Promise<void> {
  const unproved = await readUnproved(db, { id, place: store.place });
  for (const { name, verifiedAt } of await listBackups(store))
    if (verifiedAt === null && unproved.includes(name)) await store.remove(name);
}

import type { FileHandle } from 'node:fs/promises';
import { recordAct } from '@earntrack/auth';
import { AppError, type RestoredArchiveView } from '@earntrack/contract';
import { holdAccount, inTransaction } from '@earntrack/db';
import type { Actor, Handle, TracedActor } from '../../actor.ts';
import { ARCHIVE_KIND_NAMES, ARCHIVE_KINDS, columnsOfKind } from './archive-kinds.ts';
import type { ArchiveKind } from './archive-rows.ts';
import { restoredArchiveView } from './archive.view.ts';
import { type CheckedArchive, checkArchive } from './check-archive.ts';
import { isSameMoney, MoneySums } from './money-sums.ts';
import {
  deleteProfile,
  deleteUnfinishedImports,
  findRestoredArchive,
  hasAccount,
  hasData,
  keepRestoredArchive,
  type KindTotal,
  sumRows,
} from './restored-archive.queries.ts';
import { writeRows } from './write-rows.ts';
import { openZip } from './zip-reader.ts';

type Within = (effect: (tx: Handle) => Promise<RestoredArchiveView>) => Promise<RestoredArchiveView>;

interface ArchiveToRestore {
  file: FileHandle;
  /** Told of each file that was read and found good. */
  onFile?: (path: string) => void;
  /** Aborted before it is recorded: then nothing is. */
  signal?: AbortSignal;
  /** Does the effect together with what is kept of it elsewhere; in a transaction of its own unless said. */
  within?: Within;
}

/**
 * Makes a fresh account equal to the one that an archive was made of, all of it or nothing. The same archive again changes
 * nothing and says so. Throws an AppError for a file that is not exactly what its manifest says, and for an account
 * that has data: nothing is ever merged.
 */
export async function restoreArchive(
  db: Handle,
  actor: TracedActor,
  { file, onFile, signal, within = (effect) => inTransaction(db, effect) }: ArchiveToRestore,
): Promise<RestoredArchiveView> {
  await refuseFull(db, actor);
  const archive = await checkArchive(await openZip(file), onFile);
  return within(async (tx) => {
    await holdAccount(tx, actor.userId);
    if (!(await hasAccount(tx, actor.userId))) throw new AppError('not_signed_in', 'Sign in to go on.');
    const known = await findRestoredArchive(tx, actor.userId);
    const isFull = await hasData(tx, actor.userId);
    // Of an account that was emptied since, the same archive brings everything back.
    if (known?.manifest_sha256 === archive.manifestSha256 && isFull)
      return restoredArchiveView(archive, 'alreadyThere');
    if (isFull) throw notEmpty();
    await deleteUnfinishedImports(tx, actor.userId);
    await deleteProfile(tx, actor.userId);
    await writeRows(tx, actor.userId, archive.zip);
    for (const kind of ARCHIVE_KIND_NAMES) await assertWritten(tx, actor.userId, { kind, archive });
    await keepRestoredArchive(tx, actor.userId, {
      manifest_sha256: archive.manifestSha256,
      id_seed: archive.manifest.idSeed,
      archived_at: new Date(archive.manifest.createdAt),
      restored_at: actor.now,
    });
    await recordAct(tx, actor, { action: 'archive_restored' });
    signal?.throwIfAborted();
    return restoredArchiveView(archive, 'restored');
  });
}

/**
 * Before a file is read that cannot be restored anyway. One that was restored may come again; it is looked for last,
 * since another restore may end between the two questions.
 */
async function refuseFull(db: Handle, { userId }: Actor): Promise<void> {
  if ((await hasData(db, userId)) && (await findRestoredArchive(db, userId)) === undefined) throw notEmpty();
}

function notEmpty(): AppError {
  return new AppError(
    'conflict',
    'This account has data of its own, and an archive is never mixed into it. Make a fresh account and restore it there.',
  );
}

/** What PostgreSQL holds now is what the manifest says, line for line and to the last digit. */
async function assertWritten(
  tx: Handle,
  ownerId: string,
  { kind, archive }: { kind: ArchiveKind; archive: CheckedArchive },
): Promise<void> {
  const named = archive.manifest.files.find(({ path }) => path === ARCHIVE_KINDS[kind].file);
  const file = named ?? { rows: 0, money: moneyOf(kind, []) };
  const groups = await sumRows(tx, ownerId, kind);
  const rows = groups.reduce((count, group) => count + Number(group.rows), 0);
  if (rows === file.rows && isSameMoney(moneyOf(kind, groups), file.money)) return;
  throw new AppError(
    'conflict',
    'Something was recorded in this account while the archive was restored, so nothing of it was kept. Try again.',
  );
}

function moneyOf(kind: ArchiveKind, groups: readonly KindTotal[]) {
  const sums = new MoneySums(kind);
  const amounts = columnsOfKind(kind).filter(({ type }) => type === 'int8');
  for (const group of groups) {
    const micros = amounts.map(({ column }) => [column, BigInt(String(group[column]))]);
    sums.add({ currency: group.currency, ...Object.fromEntries(micros) });
  }
  return sums.total();
}

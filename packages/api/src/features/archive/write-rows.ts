import type { Handle } from '../../actor.ts';
import { linkAdjusted } from '../imports/index.ts';
import { ARCHIVE_KIND_NAMES, ARCHIVE_KINDS } from './archive-kinds.ts';
import { readLines } from './archive-lines.ts';
import type { StoredRow } from './archive-rows.queries.ts';
import type { ArchiveKind } from './archive-rows.ts';
import { rowReader } from './row-codec.ts';
import { unusable } from './unusable-archive.ts';
import { insertRows, insertWorkPlatforms } from './write-archive.queries.ts';
import type { OpenZip } from './zip-reader.ts';

/** Enough that statements are few; of an archive of any length no more rows than these are in memory at once. */
const PAGE_ROWS = 1000;

const LATER: Partial<Record<ArchiveKind, readonly string[]>> = {
  // An earning may adjust one that comes after it.
  earnings: ['adjusts_id'],
  // Kept by PostgreSQL out of `work_platform`.
  work: ['platform_ids'],
};

type Write = (rows: readonly StoredRow[]) => Promise<void>;

/** Writes every row of an archive that was checked. Throws an AppError where rows contradict each other. */
export async function writeRows(tx: Handle, ownerId: string, zip: OpenZip): Promise<void> {
  for (const kind of ARCHIVE_KIND_NAMES) {
    await eachPage(zip, kind, async (rows) => {
      await insertRows(tx, ownerId, { kind, rows, without: LATER[kind] ?? [] });
      if (kind === 'work') await writePlatformsOfWork(tx, ownerId, rows);
    });
    if (kind === 'earnings') await eachPage(zip, kind, (rows) => writeAdjusted(tx, ownerId, rows));
  }
}

async function eachPage(zip: OpenZip, kind: ArchiveKind, write: Write): Promise<void> {
  const { file } = ARCHIVE_KINDS[kind];
  // Older archives know less: the manifest was compared with what is there.
  if (!zip.paths.includes(file)) return;
  const rowOf = rowReader(kind);
  let page: StoredRow[] = [];
  const flush = async () => {
    if (page.length > 0) await write(page).catch((fault: unknown) => refuse(kind, fault));
    page = [];
  };
  for await (const line of readLines(kind, zip.read(file))) {
    page.push(rowOf(line));
    if (page.length === PAGE_ROWS) await flush();
  }
  await flush();
}

async function writeAdjusted(tx: Handle, ownerId: string, rows: readonly StoredRow[]): Promise<void> {
  const linked = rows.flatMap(({ id, adjusts_id }) =>
    typeof adjusts_id === 'string' ? [{ id: String(id), adjusts_id }] : [],
  );
  await linkAdjusted(tx, ownerId, linked);
}

async function writePlatformsOfWork(tx: Handle, ownerId: string, rows: readonly StoredRow[]): Promise<void> {
  const served = rows.flatMap(({ id, platform_ids }) =>
    (platform_ids as string[]).map((platformId) => ({ work_id: String(id), platform_id: platformId })),
  );
  if (served.length > 0) await insertWorkPlatforms(tx, ownerId, served);
}

/** What PostgreSQL says of rows that cannot be there together, or one that cannot be. */
function refuse(kind: ArchiveKind, fault: unknown): never {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  const { file } = ARCHIVE_KINDS[kind];
  if (code === '23505') throw unusable(`“${file}” has two entries that cannot both be there.`, fault);
  if (code === '23503') throw unusable(`“${file}” names something that is missing in this archive.`, fault);
  if (/^2[23]/.test(code)) throw unusable(`“${file}” has an entry that contradicts itself.`, fault);
  throw fault;
}

import { createHash } from 'node:crypto';
import { ARCHIVE_KIND_NAMES, ARCHIVE_KINDS, type ArchiveKindPlace } from './archive-kinds.ts';
import { readLines } from './archive-lines.ts';
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  type ArchiveManifest,
  archiveManifest,
  MANIFEST_FILE,
  type ManifestFile,
} from './archive-manifest.ts';
import type { ArchiveKind } from './archive-rows.ts';
import { isSameMoney, MoneySums } from './money-sums.ts';
import { rowReader } from './row-codec.ts';
import { unusable } from './unusable-archive.ts';
import { notOurs, type OpenZip } from './zip-reader.ts';

const MAX_MANIFEST_BYTES = 1024 * 1024;

export interface CheckedArchive {
  zip: OpenZip;
  manifest: ArchiveManifest;
  /** What tells this archive from every other. */
  manifestSha256: string;
}

/** Reads a whole archive without keeping any of it. Throws an AppError unless it is exactly what its manifest says. */
export async function checkArchive(
  zip: OpenZip,
  onFile: (path: string) => void = () => {},
): Promise<CheckedArchive> {
  const bytes = await manifestBytes(zip);
  const manifest = readManifest(bytes);
  assertFilesMatch(zip, manifest);
  for (const file of manifest.files) {
    await checkFile(zip, file);
    onFile(file.path);
  }
  return { zip, manifest, manifestSha256: createHash('sha256').update(bytes).digest('hex') };
}

async function manifestBytes(zip: OpenZip): Promise<Uint8Array> {
  if (!zip.paths.includes(MANIFEST_FILE) || zip.bytesOf(MANIFEST_FILE) > MAX_MANIFEST_BYTES) throw notOurs();
  const pieces: Uint8Array[] = [];
  for await (const piece of zip.read(MANIFEST_FILE)) pieces.push(piece);
  return Buffer.concat(pieces);
}

function readManifest(bytes: Uint8Array): ArchiveManifest {
  const given = jsonOf(bytes);
  const { format, formatVersion, productVersion } = (given ?? {}) as Record<string, unknown>;
  if (format !== ARCHIVE_FORMAT) throw notOurs();
  if (typeof formatVersion === 'number' && formatVersion > ARCHIVE_VERSION) {
    const by = typeof productVersion === 'string' ? ` (${productVersion.slice(0, 40)})` : '';
    throw unusable(`This archive was written by a newer EarnTrack${by}: update this one first.`);
  }
  const { data: manifest, error } = archiveManifest.safeParse(given);
  if (manifest) return manifest;
  const where = error?.issues[0]?.path.join('.') || 'as a whole';
  throw unusable(`The manifest of this archive cannot be used (${where}).`);
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    // No JSON, so no manifest: refused by the caller with a sentence.
    return null;
  }
}

/** What is in the zip, what the manifest names and what there is to restore are the same files. */
function assertFilesMatch(zip: OpenZip, { files }: ArchiveManifest): void {
  const named = new Set(files.map(({ path }) => path));
  const there = new Set(zip.paths.filter((path) => path !== MANIFEST_FILE));
  const [missing] = named.difference(there);
  if (missing !== undefined) throw unusable(`“${missing}” is missing in this archive.`);
  const [strange] = there.difference(named);
  if (strange !== undefined || named.size < files.length) throw notOurs();
  for (const kind of ARCHIVE_KIND_NAMES) {
    const { file, isLater }: ArchiveKindPlace = ARCHIVE_KINDS[kind];
    if (!isLater && !named.has(file)) throw unusable(`“${file}” is missing in this archive.`);
  }
}

async function checkFile(zip: OpenZip, file: ManifestFile): Promise<void> {
  const kind = ARCHIVE_KIND_NAMES.find((name) => ARCHIVE_KINDS[name].file === file.path);
  const hash = createHash('sha256');
  const pieces = hashed(zip.read(file.path), hash);
  const found = kind ? await addUp(kind, pieces) : await drain(pieces);
  const isAsSaid =
    zip.bytesOf(file.path) === file.bytes &&
    hash.digest('hex') === file.sha256 &&
    found.rows === file.rows &&
    isSameMoney(found.money, file.money);
  if (kind === 'profile' && found.rows !== 1) throw unusable('An archive holds exactly one profile.');
  if (!isAsSaid) throw unusable(`“${file.path}” in this archive was changed since it was written.`);
}

async function* hashed(pieces: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}

async function addUp(kind: ArchiveKind, pieces: AsyncIterable<Uint8Array>) {
  const sums = new MoneySums(kind);
  const rowOf = rowReader(kind);
  let rows = 0;
  for await (const line of readLines(kind, pieces)) {
    rows += 1;
    sums.add(rowOf(line));
  }
  return { rows, money: sums.total() };
}

async function drain(pieces: AsyncIterable<Uint8Array>) {
  for await (const _piece of pieces) {
    // Only its checksum matters.
  }
  return { rows: null, money: null };
}

import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { inSnapshot } from '@earntrack/db';
import type { Actor, Handle } from '../../actor.ts';
import { findIdSeed } from '../../identity/id-seed.queries.ts';
import { ARCHIVE_KIND_NAMES, ARCHIVE_KINDS } from './archive-kinds.ts';
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  type ArchiveManifest,
  MANIFEST_FILE,
  type ManifestFile,
  README_FILE,
} from './archive-manifest.ts';
import { listRows, type StoredRow } from './archive-rows.queries.ts';
import type { ArchiveKind } from './archive-rows.ts';
import { MoneySums } from './money-sums.ts';
import { readmeText } from './readme-text.ts';
import { lineWriter } from './row-codec.ts';
import { spreadsheetsOf } from './spreadsheets.ts';
import { writeZip, type ZipEntry } from './zip-writer.ts';

interface ArchiveToWrite {
  sink: Writable;
  productVersion: string;
  /** Ends the writing when nobody waits for it any more. */
  signal?: AbortSignal | undefined;
  /** Told of each file once it is written. */
  onFile?: (file: ManifestFile) => void;
}

/** What is known of an NDJSON file once it was written. */
interface Tally {
  rows: number;
  sums: MoneySums;
}

/** Enough that the database is asked seldom, and little enough that memory does not grow with an account. */
const PAGE_ROWS = 1000;

/**
 * Writes everything of an account as one zip file, as it was at one moment. A snapshot is open meanwhile: a sink that is as
 * slow as a phone would keep it open, and a connection with it.
 */
export function archiveAccount(
  db: Handle,
  actor: Actor,
  { sink, productVersion, signal, onFile = () => {} }: ArchiveToWrite,
): Promise<ArchiveManifest> {
  return inSnapshot(db, async (tx) => {
    const manifest: ArchiveManifest = {
      format: ARCHIVE_FORMAT,
      formatVersion: ARCHIVE_VERSION,
      productVersion,
      createdAt: actor.now.toISOString(),
      idSeed: await findIdSeed(tx, actor.userId),
      files: [],
    };
    const note = (file: ManifestFile) => {
      manifest.files.push(file);
      onFile(file);
    };
    const entries = entriesOf(tx, actor, { manifest, note });
    await writeZip(entries, sink, { at: actor.now, signal });
    return manifest;
  });
}

interface Noting {
  manifest: ArchiveManifest;
  note: (file: ManifestFile) => void;
}

function entriesOf(tx: Handle, actor: Actor, { manifest, note }: Noting): ZipEntry[] {
  const plain = (path: string, pieces: Iterable<string> | AsyncIterable<string>) => ({
    path,
    content: measured(pieces, (size) => note({ path, ...size, rows: null, money: null })),
  });
  const readme = readmeText(actor.now, manifest.productVersion);
  return [
    plain(README_FILE, [readme]),
    ...spreadsheetsOf(tx, actor).map(({ path, pieces }) => plain(path, pieces)),
    ...ARCHIVE_KIND_NAMES.map((kind) => {
      const { file: path } = ARCHIVE_KINDS[kind];
      const tally: Tally = { rows: 0, sums: new MoneySums(kind) };
      const content = measured(linesOf(tx, actor.userId, { kind, tally }), (size) =>
        note({ path, ...size, rows: tally.rows, money: tally.sums.total() }),
      );
      return { path, content };
    }),
    // The last, when everything that it tells of is written.
    { path: MANIFEST_FILE, content: encoded(() => `${JSON.stringify(manifest, null, 2)}\n`) },
  ];
}

async function* linesOf(
  tx: Handle,
  ownerId: string,
  { kind, tally }: { kind: ArchiveKind; tally: Tally },
): AsyncGenerator<string, void, undefined> {
  const lineOf = lineWriter(kind);
  let page: StoredRow[];
  let after: StoredRow | null = null;
  do {
    page = await listRows(tx, ownerId, { kind, after, limit: PAGE_ROWS });
    after = page.at(-1) ?? null;
    for (const row of page) tally.sums.add(row);
    tally.rows += page.length;
    yield page.map(lineOf).join('');
  } while (page.length === PAGE_ROWS);
}

async function* measured(
  pieces: Iterable<string> | AsyncIterable<string>,
  done: (size: { bytes: number; sha256: string }) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    const encodedPiece = Buffer.from(piece);
    hash.update(encodedPiece);
    bytes += encodedPiece.length;
    if (encodedPiece.length > 0) yield encodedPiece;
  }
  done({ bytes, sha256: hash.digest('hex') });
}

async function* encoded(text: () => string): AsyncGenerator<Uint8Array, void, undefined> {
  yield Buffer.from(text());
}

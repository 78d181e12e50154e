import { BlobReader, type FileEntry, TextWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';

/** What an archive says of itself, for a person to know before it is sent. */
export interface ArchiveGlance {
  createdAt: string;
  counts: Record<string, number>;
}

/** What is not exactly as it was written is no archive. */
const OPTIONS = { useWebWorkers: false, checkSignature: true, strictness: 'strict' } as const;
/** A hundred times that of an archive with every kind of data. */
const MAX_MANIFEST_BYTES = 1_000_000;

/** Reads the manifest out of a zip file without reading the rest; null where it is no archive of EarnTrack. */
export async function readManifest(file: Blob): Promise<ArchiveGlance | null> {
  const zip = new ZipReader(new BlobReader(file), OPTIONS);
  try {
    const manifest = await findManifest(zip);
    return manifest && glanceOf(JSON.parse(await manifest.getData(new TextWriter())));
  } catch {
    // Whatever cannot be read is no archive: the server would say the same.
    return null;
  } finally {
    await zip.close();
  }
}

/** NOTE: the reader unpacks no more than a file's entry says, so that a small file cannot fill the memory. */
async function findManifest(zip: ZipReader<Blob>): Promise<FileEntry | null> {
  for await (const entry of zip.getEntriesGenerator()) {
    if (entry.directory || entry.filename !== 'manifest.json') continue;
    return entry.uncompressedSize > MAX_MANIFEST_BYTES ? null : entry;
  }
  return null;
}

function glanceOf(manifest: unknown): ArchiveGlance | null {
  const { format, createdAt, files } = manifest as Record<string, unknown>;
  if (format !== 'earntrack-archive' || !isInstant(createdAt) || !Array.isArray(files)) return null;
  const counts: Record<string, number> = {};
  for (const { path, rows } of files as { path?: unknown; rows?: unknown }[]) {
    const [, name] = /^data\/(\w+)\.ndjson$/.exec(String(path)) ?? [];
    if (name !== undefined && typeof rows === 'number') counts[name] = rows;
  }
  return { createdAt, counts };
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

/** What an archive says of itself, for a person to know before it is sent. */
export interface ArchiveGlance {
  createdAt: string;
  counts: Record<string, number>;
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 65_535;
const MAX_DIRECTORY_BYTES = 1_000_000;
const MAX_MANIFEST_BYTES = 1_000_000;

interface Place {
  offset: number;
  bytes: number;
  isDeflated: boolean;
}

/** Reads the manifest out of a zip file without reading the rest; null where it is no archive of EarnTrack. */
export async function readManifest(file: Blob): Promise<ArchiveGlance | null> {
  try {
    const place = await findManifest(file);
    return place && glanceOf(JSON.parse(await textAt(file, place)));
  } catch {
    // Whatever cannot be read is no archive: the server would say the same.
    return null;
  }
}

async function findManifest(file: Blob): Promise<Place | null> {
  const tail = await viewOf(file.slice(-(END_BYTES + MAX_COMMENT_BYTES)));
  let at = tail.byteLength - END_BYTES;
  while (at >= 0 && tail.getUint32(at, true) !== DIRECTORY_END) at -= 1;
  if (at < 0) return null;
  const [bytes, start] = [tail.getUint32(at + 12, true), tail.getUint32(at + 16, true)];
  if (bytes > MAX_DIRECTORY_BYTES) return null;
  const directory = await viewOf(file.slice(start, start + bytes));
  return placeIn(directory);
}

function placeIn(directory: DataView): Place | null {
  for (let at = 0; at + 46 <= directory.byteLength && directory.getUint32(at, true) === DIRECTORY_ENTRY; ) {
    const nameBytes = directory.getUint16(at + 28, true);
    const name = new TextDecoder().decode(new Uint8Array(directory.buffer, at + 46, nameBytes));
    if (name === 'manifest.json') {
      return {
        offset: directory.getUint32(at + 42, true),
        bytes: directory.getUint32(at + 20, true),
        isDeflated: directory.getUint16(at + 10, true) === 8,
      };
    }
    at += 46 + nameBytes + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
  }
  return null;
}

async function textAt(file: Blob, { offset, bytes, isDeflated }: Place): Promise<string> {
  if (bytes > MAX_MANIFEST_BYTES) throw new RangeError('So large is no manifest');
  const header = await viewOf(file.slice(offset, offset + 30));
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const content = file.slice(start, start + bytes);
  if (!isDeflated) return content.text();
  const inflated = content.stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(inflated).text();
}

async function viewOf(part: Blob): Promise<DataView> {
  return new DataView(await part.arrayBuffer());
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

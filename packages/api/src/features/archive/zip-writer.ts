import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  path: string;
  /** Asked for its first piece once all entries before it are written. */
  content: AsyncIterable<Uint8Array>;
}

/** For their owner alone, where a program that unpacks heeds it. */
const MODE = 0o100600;

/**
 * Writes a zip file as its entries come, each when somebody takes what was written before. When the sink breaks, no
 * entry is asked for more.
 */
export async function writeZip(
  entries: readonly ZipEntry[],
  sink: Writable,
  { at, signal }: { at: Date; signal?: AbortSignal | undefined },
): Promise<void> {
  const zip = new ZipFile();
  const sources = entries.map(({ path, content }) => {
    const source = Readable.from(content, { objectMode: false });
    zip.addReadStream(source, path, { mtime: at, mode: MODE });
    return source;
  });
  zip.end();
  const written = zip.outputStream as Readable;
  zip.on('error', (err: Error) => void written.destroy(err));
  try {
    await pipeline(written, sink, signal ? { signal } : {});
  } finally {
    for (const source of sources) source.destroy();
  }
}

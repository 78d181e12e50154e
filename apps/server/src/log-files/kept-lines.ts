import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createGunzip } from 'node:zlib';
import { TODAYS_FILE } from './file-names.ts';
import { filesPutAway } from './files-put-away.ts';

export interface Reach {
  /** So much is read of what was written last, the newest file first. */
  bytes: number;
  /** Whatever was read by then has to do. */
  patienceMs: number;
}

interface Left {
  bytes: number;
  untilMs: number;
}

/** Gives `take` each line of the newest files of the log; false where there was more than could be read. */
export async function readKeptLines(
  folder: string,
  { bytes, patienceMs }: Reach,
  take: (line: string) => void,
): Promise<boolean> {
  const left = { bytes, untilMs: performance.now() + patienceMs };
  for (const file of await newestFirst(folder)) {
    if (!(await readLines(file, left, take))) return false;
  }
  return true;
}

async function newestFirst(folder: string): Promise<string[]> {
  const earlier = (await filesPutAway(folder)).map(({ path }) => path);
  const names = await readdir(folder);
  return names.includes(TODAYS_FILE) ? [join(folder, TODAYS_FILE), ...earlier] : earlier;
}

/** Of a file that is too long its end is read, of a zipped one its beginning. */
async function readLines(file: string, left: Left, take: (line: string) => void): Promise<boolean> {
  const isZipped = file.endsWith('.gz');
  const { size } = await stat(file);
  const start = isZipped ? 0 : Math.max(0, size - left.bytes);
  // The first line of an end begins somewhere.
  let [rest, isCut] = ['', start > 0];
  for await (const text of openText(file, { start, isZipped })) {
    left.bytes -= text.length;
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (isCut && lines.length > 0) lines.shift();
    if (lines.length > 0) isCut = false;
    for (const line of lines) take(line);
    if (left.bytes < 0 || performance.now() > left.untilMs) return false;
  }
  if (rest !== '') take(rest);
  return start === 0;
}

function openText(
  file: string,
  { start, isZipped }: { start: number; isZipped: boolean },
): AsyncIterable<string> {
  const source = createReadStream(file, { start });
  if (!isZipped) return source.setEncoding('utf8');
  const plain = createGunzip();
  source.once('error', (err) => plain.destroy(err));
  plain.once('close', () => source.destroy());
  return source.pipe(plain).setEncoding('utf8');
}

import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dayIn, LOG_FILE, TODAYS_FILE } from './file-names.ts';

interface FilePutAway {
  path: string;
  day: string;
  bytes: number;
  atMs: number;
}

/**
 * Files of the log that are written no more, the newest first: by their day, and of one day by when they were put away. Their numbers say
 * nothing of that, since the number of one that was taken away is given again.
 */
export async function filesPutAway(folder: string): Promise<FilePutAway[]> {
  const names = (await readdir(folder)).filter((name) => LOG_FILE.test(name) && name !== TODAYS_FILE);
  const found = await Promise.all(names.map((name) => lookAt(folder, name)));
  return found
    .filter((file) => file !== null)
    .toSorted((one, other) => other.day.localeCompare(one.day) || other.atMs - one.atMs);
}

async function lookAt(folder: string, name: string): Promise<FilePutAway | null> {
  const path = join(folder, name);
  // Somebody may take it away meanwhile.
  const file = await stat(path).catch(() => null);
  return file === null ? null : { path, day: dayIn(name), bytes: file.size, atMs: file.mtimeMs };
}

/** Takes the eldest away where there are more days than that, or more bytes together. */
export async function takeEldestAway(
  folder: string,
  { keepDays, mostBytes }: { keepDays: number; mostBytes: number },
): Promise<void> {
  const days = new Set<string>();
  let bytes = 0;
  for (const file of await filesPutAway(folder)) {
    days.add(file.day);
    bytes += file.bytes;
    if (days.size > keepDays || bytes > mostBytes) await rm(file.path, { force: true });
  }
}

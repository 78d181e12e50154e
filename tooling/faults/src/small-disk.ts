import { mkdir } from 'node:fs/promises';
import { asRoot } from '@earntrack/system-tests/programs';

/** So that a database of little data fits, and nothing else. */
const SIZE = '256m';

/** A file system of its own in `folder`, which can be filled without harm to anybody. Needs root, or sudo without a password. */
export async function mountSmallDisk(folder: string, ends: AsyncDisposableStack): Promise<void> {
  await mkdir(folder);
  await asRoot(['mount', '-t', 'tmpfs', '-o', `size=${SIZE},mode=1777`, 'earntrack-faults', folder]);
  ends.defer(() => asRoot(['umount', folder]));
}

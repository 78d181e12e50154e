import type { Watch } from '@earntrack/backup';

import { heedingTheEnd } from '../start/until-asked-to-end.ts';
import { BackupProgress } from './backup-lines.ts';

/** Shows how far the work is on stderr, and ends it on Ctrl-C with nothing left behind. */
export async function watching<T>(work: (watch: Watch) => Promise<T>): Promise<T> {
  const asked = heedingTheEnd();
  const progress = new BackupProgress(process.stderr);
  try {
    return await work({ signal: asked.signal, onProgress: progress.tell.bind(progress) });
  } finally {
    progress.clear();
    asked.forget();
  }
}

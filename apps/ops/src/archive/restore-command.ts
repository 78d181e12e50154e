import { parseArgs } from 'node:util';

import { usageOf } from '../commands.ts';
import { readConfig } from '../config/config.ts';
import { withExistingDatabase } from '../start/database.ts';
import { readArchive } from './read-archive.ts';

/** `earntrack restore EMAIL FILE`: a fresh account becomes the one that the archive was made of. */
export async function run(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [email, path, ...rest] = positionals;
  if (email === undefined || path === undefined || rest.length > 0) {
    console.error(usageOf('restore'));
    return 2;
  }
  const wanted = { email: email.trim().toLowerCase(), path, log: console.error };
  const { outcome, counts } = await withExistingDatabase(readConfig(), (url) => readArchive(url, wanted));
  if (outcome === 'alreadyThere') {
    console.log('This archive was restored here before: nothing was changed.');
    return 0;
  }
  const parts = Object.entries(counts).map(([name, count]) => `${count.toLocaleString('en')} ${name}`);
  console.log(`Restored: ${parts.join(', ')}.`);
  return 0;
}

import { parseArgs } from 'node:util';

import { usageOf } from '../commands.ts';
import { readConfig } from '../config/config.ts';
import { withExistingDatabase } from '../start/database.ts';
import { writeArchive } from './write-archive.ts';

/** `earntrack archive EMAIL FILE`: everything of one account as one new file. */
export async function run(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [email, path, ...rest] = positionals;
  if (email === undefined || path === undefined || rest.length > 0) {
    console.error(usageOf('archive'));
    return 2;
  }
  const wanted = { email: email.trim().toLowerCase(), path, log: console.error };
  await withExistingDatabase(readConfig(), (url) => writeArchive(url, wanted));
  console.log(path);
  return 0;
}

import { parseArgs } from 'node:util';

import { usageOf } from '../commands.ts';
import { readConfig } from '../config/config.ts';
import { withExistingDatabase } from '../start/database.ts';
import { turnSecondFactorOff } from './second-factor-off.ts';

/** `earntrack second-factor-off EMAIL`: the password alone signs in again. */
export async function run(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [given, ...rest] = positionals;
  if (given === undefined || rest.length > 0) {
    console.error(usageOf('second-factor-off'));
    return 2;
  }
  const email = given.trim().toLowerCase();
  await withExistingDatabase(readConfig(), (url) => turnSecondFactorOff(url, email));
  console.log(`${email} signs in with the password alone now, and is signed out everywhere.`);
  return 0;
}

import { parseArgs } from 'node:util';

import { usageOf } from '../commands.ts';
import { readConfig } from '../config/config.ts';
import { UsageError } from '../operator-error.ts';
import { withExistingDatabase } from '../start/database.ts';
import { makeResetLink } from './reset-link.ts';

/** `earntrack reset-link EMAIL [--hours N] [--url ADDRESS]`: prints the link alone, so that it can be piped. */
export async function run(args: string[]): Promise<number> {
  const config = readConfig();
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      hours: { type: 'string', default: '24' },
      url: { type: 'string', default: config.publicUrl },
    },
  });
  const [email, ...rest] = positionals;
  if (email === undefined || rest.length > 0) {
    console.error(usageOf('reset-link'));
    return 2;
  }
  const wanted = {
    email: email.trim().toLowerCase(),
    validForHours: readHours(values.hours),
    publicUrl: values.url,
  };
  const { link, expiresAt } = await withExistingDatabase(config, (url) => makeResetLink(url, wanted));
  console.log(link);
  console.error(`Works once, until ${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC.`);
  return 0;
}

function readHours(text: string): number {
  const hours = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (hours >= 1 && hours <= 168) return hours;
  throw new UsageError(`--hours ${text} is no number of hours from 1 to 168.`);
}

import { parseArgs } from 'node:util';

import { readConfig } from '../config/config.ts';
import { UsageError } from '../operator-error.ts';
import { withExistingDatabase } from '../start/database.ts';
import { makeInvitationLink } from './invitation-link.ts';

/** `earntrack invite [--days N] [--url ADDRESS]`: prints the link alone, so that it can be piped. */
export async function run(args: string[]): Promise<number> {
  const config = readConfig();
  const { values } = parseArgs({
    args,
    options: {
      days: { type: 'string', default: '14' },
      url: { type: 'string', default: config.publicUrl },
    },
  });
  const wanted = { expiresInDays: readDays(values.days), publicUrl: values.url };
  const { link, expiresAt } = await withExistingDatabase(config, (url) => makeInvitationLink(url, wanted));
  console.log(link);
  console.error(`For one person, until ${expiresAt.toISOString().slice(0, 10)}.`);
  return 0;
}

function readDays(text: string): number {
  const days = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (days >= 1 && days <= 90) return days;
  throw new UsageError(`--days ${text} is no number of days from 1 to 90.`);
}

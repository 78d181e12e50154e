import { parseArgs } from 'node:util';

import { usageOf } from '../commands.ts';
import { readConfig } from '../config/config.ts';
import { exitCodeOf } from './finding.ts';
import { reportOf } from './report.ts';
import { reviewWeek } from './weekly.ts';

/** `earntrack review weekly [--json]`: exits 0 where all is well, 1 with something to look at, 2 where not all could be read. */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  if (positionals.join(' ') !== 'weekly') {
    console.error(usageOf('review'));
    return 2;
  }
  const review = await reviewWeek(readConfig(), new Date());
  console.log(values.json ? JSON.stringify(review, null, 2) : reportOf(review));
  return exitCodeOf(review);
}

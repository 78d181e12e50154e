import { parseArgs } from 'node:util';

import { usageOf } from '../commands.ts';
import { readConfig } from '../config/config.ts';
import { exitCodeOf } from '../review/finding.ts';
import { reportOf } from '../review/report.ts';
import { originOf } from '../smoke/ask.ts';
import { auditSecurity } from './security.ts';

const PATIENCE_MS = 10_000;

/** `earntrack audit security [--url ADDRESS] [--json]`: exits as `earntrack review weekly` does. */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { url: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  if (positionals.join(' ') !== 'security') {
    console.error(usageOf('audit'));
    return 2;
  }
  const config = readConfig();
  const origin = originOf(values.url ?? config.publicUrl);
  const site = { origin, token: null, patienceMs: PATIENCE_MS };
  const review = await auditSecurity(config, site, new Date());
  console.log(values.json ? JSON.stringify(review, null, 2) : reportOf(review));
  return exitCodeOf(review);
}

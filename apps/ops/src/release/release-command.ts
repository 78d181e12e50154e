import { parseArgs } from 'node:util';

import { usageOf } from '../commands.ts';
import { readConfig } from '../config/config.ts';
import { withExistingDatabase } from '../start/database.ts';
import { readRelease } from './read-release.ts';
import { describeRelease, latestReleases, noteRelease } from './releases.ts';

/** `earntrack release record --result R [--version V] [--note N] [--id ID]` and `earntrack release list [--json]`. */
export async function run(args: string[]): Promise<number> {
  const [what, ...options] = args;
  if (what === 'record') return record(options);
  if (what === 'list') return list(options);
  console.error(usageOf('release'));
  return 2;
}

async function record(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      result: { type: 'string' },
      version: { type: 'string' },
      note: { type: 'string' },
      id: { type: 'string' },
    },
  });
  if (values.result === undefined) {
    console.error(usageOf('release'));
    return 2;
  }
  const release = readRelease({ ...values, result: values.result });
  const recorded = await withExistingDatabase(readConfig(), (url) => noteRelease(url, release));
  console.log(describeRelease(recorded));
  return 0;
}

async function list(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const releases = await withExistingDatabase(readConfig(), latestReleases);
  if (values.json) console.log(JSON.stringify(releases, null, 2));
  else if (releases.length === 0) console.error('No release was recorded yet.');
  else for (const release of releases) console.log(describeRelease(release));
  return 0;
}

import { parseArgs } from 'node:util';

import { usageOf } from '../commands.ts';
import { readConfig } from '../config/config.ts';
import { UsageError } from '../operator-error.ts';
import { originOf } from '../smoke/ask.ts';
import { withExistingDatabase } from '../start/database.ts';
import { LONGEST_NOTE, readRelease } from './read-release.ts';
import { describeRelease, latestReleases, noteRelease } from './releases.ts';
import { untilReady } from './until-ready.ts';

/** `earntrack release record --result R [--version V] [--note N] [--id ID]`, `release watch URL [--within S] [--version V]`, `release list [--json]`. */
export async function run(args: string[]): Promise<number> {
  const [what, ...options] = args;
  if (what === 'record') return record(options);
  if (what === 'watch') return watch(options);
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

/** The server records by itself that it serves; that it does not, nobody but who waits for it can know. */
async function watch(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { within: { type: 'string', default: '120' }, version: { type: 'string' } },
  });
  const [address, ...others] = positionals;
  if (address === undefined || others.length > 0) {
    console.error(usageOf('release'));
    return 2;
  }
  const origin = originOf(address);
  const seconds = readSeconds(values.within);
  const { version, ...release } = readRelease({ ...values, result: 'failed' });
  const missing = await untilReady({ origin, version, withinMs: seconds * 1_000 });
  if (missing === null) {
    console.log(`Version ${version} takes requests at ${origin}.`);
    return 0;
  }
  const why = `not ready within ${seconds} s: ${missing}`;
  console.error(`Version ${version} at ${origin} is ${why}`);
  const note = why.slice(0, LONGEST_NOTE);
  const failed = await withExistingDatabase(readConfig(), (url) =>
    noteRelease(url, { ...release, version, note }),
  );
  console.log(describeRelease(failed));
  return 1;
}

function readSeconds(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new UsageError(`--within ${text} is no number of seconds.`);
}

async function list(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const releases = await withExistingDatabase(readConfig(), latestReleases);
  if (values.json) console.log(JSON.stringify(releases, null, 2));
  else if (releases.length === 0) console.error('No release was recorded yet.');
  else for (const release of releases) console.log(describeRelease(release));
  return 0;
}

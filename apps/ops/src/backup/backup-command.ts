import { parseArgs } from 'node:util';
import { listBackups, makeBackupKey, pruneBackups } from '@earntrack/backup';

import { usageOf } from '../commands.ts';
import { readConfig } from '../config/config.ts';
import { show } from '../operating/with-installation.ts';
import { linesOfList } from './backup-lines.ts';
import { keepOf, storeOf } from './backup-place.ts';
import { makeOne } from './make-one.ts';
import { restoreOne } from './restore-one.ts';
import { verifyOne } from './verify-one.ts';

const OPTIONS = {
  json: { type: 'boolean' },
  to: { type: 'string' },
  key: { type: 'string' },
  'no-verify': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  replace: { type: 'boolean' },
  user: { type: 'string' },
  table: { type: 'string' },
  'keep-days': { type: 'string' },
  'keep-weeks': { type: 'string' },
  'keep-months': { type: 'string' },
} as const;

export type Given = ReturnType<typeof readArgs>;

interface Verb {
  /** What may be said to it, beside --to and --json; whatever else was said is wrong usage. */
  takes: readonly (keyof typeof OPTIONS)[];
  names: 'none' | 'optional' | 'one';
  run(given: Given): Promise<number>;
}

const VERBS: Record<string, Verb> = {
  make: { takes: ['no-verify'], names: 'none', run: makeOne },
  list: { takes: [], names: 'none', run: list },
  verify: { takes: ['key'], names: 'optional', run: verifyOne },
  prune: { takes: ['keep-days', 'keep-weeks', 'keep-months', 'dry-run'], names: 'none', run: prune },
  restore: { takes: ['key', 'dry-run', 'replace', 'user', 'table'], names: 'one', run: restoreOne },
  key: { takes: [], names: 'none', run: makeKey },
};

/** `earntrack backup [make] | list | verify | prune | restore | key`. */
export async function run(args: string[]): Promise<number> {
  const given = readArgs(args);
  const verb = Object.hasOwn(VERBS, given.verb) ? VERBS[given.verb] : undefined;
  if (verb === undefined || !isCalledRightly(verb, given)) {
    console.error(usageOf('backup'));
    return 2;
  }
  return verb.run(given);
}

function readArgs(args: string[]) {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const [verb = 'make', name, ...rest] = positionals;
  return { verb, name, rest, values };
}

function isCalledRightly({ takes, names }: Verb, { name, rest, values }: Given): boolean {
  const allowed: readonly string[] = ['json', 'to', ...takes];
  const isNamed = name !== undefined;
  return (
    rest.length === 0 &&
    (values.user === undefined || values.table === undefined) &&
    Object.keys(values).every((option) => allowed.includes(option)) &&
    (names === 'optional' || isNamed === (names === 'one'))
  );
}

async function list({ values }: Given): Promise<number> {
  const store = storeOf(readConfig(), values.to);
  const backups = await listBackups(store);
  show(values.json, { place: store.place, backups }, linesOfList(backups, store.place));
  return 0;
}

async function prune({ values }: Given): Promise<number> {
  const config = readConfig();
  const store = storeOf(config, values.to);
  const given = { days: values['keep-days'], weeks: values['keep-weeks'], months: values['keep-months'] };
  const isDryRun = values['dry-run'] === true;
  const names = await pruneBackups(store, keepOf(config, given), { now: new Date(), isDryRun });
  const done = isDryRun ? 'Would be taken away' : 'Taken away';
  const line = names.length === 0 ? 'All of them are kept.' : `${done}: ${names.join(', ')}.`;
  show(values.json, { place: store.place, isDryRun, pruned: names }, [line]);
  return 0;
}

async function makeKey({ values }: Given): Promise<number> {
  const key = await makeBackupKey();
  const lines = [`# public key: ${key.recipient}`, key.identity];
  console.error(
    'Keep this in a file where neither the server nor its backups are, and give the server the public key as BACKUP_RECIPIENT.\nWithout the file nobody opens a backup again, you neither.',
  );
  show(values.json, key, lines);
  return 0;
}

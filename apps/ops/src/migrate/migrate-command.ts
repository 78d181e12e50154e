import { migrateDown, migrateUp, migrationStatus } from '@earntrack/migrations';
import { parseArgs } from 'node:util';

import { usageOf } from '../commands.ts';
import { readConfig } from '../config/config.ts';
import { OperatorError } from '../operator-error.ts';
import { withDatabase } from '../start/database.ts';

/** `earntrack migrate up | down [--steps N] | status`. */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { steps: { type: 'string', default: '1' } },
  });
  const [direction] = positionals;
  if (direction === 'up') return within(async (url) => report('Applied', await migrateUp(url)));
  if (direction === 'down') {
    const steps = readSteps(values.steps);
    return within(async (url) => report('Taken back', await migrateDown(url, { steps })));
  }
  if (direction === 'status') return within(showStatus);
  throw new OperatorError(usageOf('migrate'));
}

async function within(work: (url: string) => Promise<void>): Promise<number> {
  await withDatabase(readConfig(), work);
  return 0;
}

async function showStatus(url: string): Promise<void> {
  const { applied, pending } = await migrationStatus(url);
  for (const { name } of applied) console.log(`applied  ${name}`);
  for (const name of pending) console.log(`pending  ${name}`);
  if (pending.length === 0) console.log('The schema is current.');
}

function report(what: string, names: string[]): void {
  for (const name of names) console.log(`${what}: ${name}`);
  if (names.length === 0) console.log('Nothing to do.');
}

function readSteps(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new OperatorError(`--steps ${text} is no number of migrations.`);
}

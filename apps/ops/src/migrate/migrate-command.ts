import { migrateDown, migrateUp, migrationStatus, planMigrations, planWayBack } from '@earntrack/migrations';
import { parseArgs } from 'node:util';

import { usageOf } from '../commands.ts';
import { readConfig } from '../config/config.ts';
import { UsageError } from '../operator-error.ts';
import { LONGEST_NOTE, readRelease } from '../release/read-release.ts';
import { noteRelease } from '../release/releases.ts';
import { withDatabase } from '../start/database.ts';
import { eventLines } from './event-lines.ts';
import { planLines } from './plan-lines.ts';
import { wayBackLines } from './way-back-lines.ts';

/** What a plan ends with where something is pending, so that a script can ask. */
const PENDING = 2;

const OPTIONS = {
  steps: { type: 'string', default: '1' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** `earntrack migrate plan | up | down [--steps N] [--dry-run] | status`. */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const [direction] = positionals;
  if (direction === 'plan') return withDatabase(readConfig(), (url) => showPlan(url, values.json));
  if (direction === 'up') return within(applyAll);
  if (direction === 'down') {
    const steps = readSteps(values.steps);
    if (values['dry-run'])
      return withDatabase(readConfig(), (url) => showWayBack(url, { steps, isJson: values.json }));
    return within(async (url) => report('Taken back', await migrateDown(url, { steps, onEvent })));
  }
  if (direction === 'status') return within(showStatus);
  throw new UsageError(usageOf('migrate'));
}

const onEvent = eventLines((line) => console.log(line));

async function within(work: (url: string) => Promise<void>): Promise<number> {
  await withDatabase(readConfig(), work);
  return 0;
}

async function applyAll(url: string): Promise<void> {
  const applied = await migrateUp(url, { onEvent }).catch(async (fault: unknown) => {
    await recordFailure(url, fault);
    throw fault;
  });
  if (applied.length === 0) console.log('Nothing to do.');
}

/** A release whose migrations fail is one that failed. What keeps it from being written down may be the same fault. */
async function recordFailure(url: string, fault: unknown): Promise<void> {
  const why = fault instanceof Error ? fault.message : String(fault);
  const note = `migrations: ${why}`.slice(0, LONGEST_NOTE);
  await noteRelease(url, readRelease({ result: 'failed', note })).catch(() => undefined);
}

async function showPlan(url: string, isJson: boolean): Promise<number> {
  const plan = await planMigrations(url);
  console.log(isJson ? JSON.stringify(plan, null, 2) : planLines(plan).join('\n'));
  return plan.pending.length === 0 ? 0 : PENDING;
}

async function showWayBack(
  url: string,
  { steps, isJson }: { steps: number; isJson: boolean },
): Promise<number> {
  const way = await planWayBack(url, { steps });
  console.log(isJson ? JSON.stringify(way, null, 2) : wayBackLines(way).join('\n'));
  return way.some(({ isRefused }) => isRefused) ? PENDING : 0;
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
  throw new UsageError(`--steps ${text} is no number of migrations.`);
}

import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { usageOf } from '../commands.ts';
import { type Config, readConfig } from '../config/config.ts';
import { isForPeople } from '../describe-failure.ts';
import { UsageError } from '../operator-error.ts';
import { heedingTheEnd } from '../start/until-asked-to-end.ts';
import { type DrillReport, writeReport } from './drill-report.ts';
import { DrillSteps } from './drill-steps.ts';
import { rememberDrill } from './remember-drill.ts';
import { type DrillOptions, DRILLS, type Entry } from './drills.ts';

type Measured = Pick<DrillReport, 'rtoSeconds' | 'rpoSeconds' | 'figures'>;

const MOST_EARNINGS = 10_000_000;

/** `earntrack drill NAME [--earnings N] [--from PLACE [--key FILE] [--record]] [--reports FOLDER] [--dry-run] [--json]`; 1 where it did not pass. */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = readArgs(args);
  const [name = '', ...more] = positionals;
  const entry = Object.hasOwn(DRILLS, name) ? DRILLS[name] : undefined;
  const isReal = values.from !== undefined;
  if (more.length > 0 || !entry || (isReal && !entry.takesBackups) || (values.record && !isReal)) {
    console.error([usageOf('drill'), '', ...drillLines()].join('\n'));
    return 2;
  }
  const config = readConfig();
  const options = { earnings: readCount(values.earnings), from: backupsOf(values, config) };
  const folder = values.reports ? resolve(values.reports) : join(config.dataDir, 'drills');
  if (values['dry-run']) {
    console.log(planOf(entry, options, folder).join('\n'));
    return 0;
  }
  const report = await practise(name, entry, options);
  const files = await writeReport(folder, report);
  if (values.record) await rememberDrill(report);
  if (values.json) console.log(JSON.stringify({ ...report, files }, null, 2));
  else console.log(linesOf(report, files).join('\n'));
  return report.isPassed ? 0 : 1;
}

function readArgs(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      reports: { type: 'string' },
      earnings: { type: 'string' },
      from: { type: 'string' },
      key: { type: 'string' },
      record: { type: 'boolean', default: false },
    },
  });
}

function backupsOf(given: { from?: string; key?: string }, { backup }: Config): DrillOptions['from'] {
  if (given.from === undefined) return null;
  const keyFile = given.key ?? backup.identityFile;
  const { access } = backup;
  return { place: given.from, keyFile: keyFile === undefined ? null : resolve(keyFile), access };
}

function planOf({ summary }: Entry, { earnings, from }: DrillOptions, folder: string): string[] {
  const base =
    from === null
      ? `A base of its own with ${earnings} earnings would be made in a temporary folder, and taken away again.`
      : `The newest backup of ${from.place} that was proved would be read, restored in a temporary folder, and taken away there.`;
  return [
    `It would ${summary}.`,
    base,
    'The database of this installation would be neither read nor written.',
    `The report would go to ${folder}. Nothing was done.`,
  ];
}

async function practise(name: string, entry: Entry, options: DrillOptions): Promise<DrillReport> {
  const startedAt = new Date().toISOString();
  const asked = heedingTheEnd();
  // To stderr, as it goes: stdout is the report.
  const steps = new DrillSteps(
    (step) => console.error(`${step.seconds.toFixed(1).padStart(7)} s  ${step.name}`),
    asked.signal,
  );
  const outcome = await attempt(entry, steps, options).finally(() => asked.forget());
  return { drill: name, startedAt, endedAt: new Date().toISOString(), ...outcome, steps: steps.done };
}

async function attempt(
  entry: Entry,
  steps: DrillSteps,
  options: DrillOptions,
): Promise<Pick<DrillReport, 'isPassed' | 'failure'> & Measured> {
  try {
    const { drill } = await entry.load();
    return { isPassed: true, failure: null, ...(await drill(steps, options)) };
  } catch (err) {
    // What could not begin is no report of a drill.
    if (steps.done.length === 0 && isForPeople(err)) throw err;
    const failure = err instanceof Error ? err.message : String(err);
    return { isPassed: false, failure, rtoSeconds: null, rpoSeconds: null, figures: {} };
  }
}

function linesOf({ drill, failure, figures }: DrillReport, files: readonly string[]): string[] {
  return [
    failure === null ? `${drill} passed.` : `${drill} did not pass: ${failure}`,
    ...Object.entries(figures).map(([figure, value]) => `  ${figure}: ${value}`),
    ...files.map((path) => `Report: ${path}`),
  ];
}

function drillLines(): string[] {
  return Object.entries(DRILLS).map(([name, { summary }]) => `  ${name.padEnd(16)} ${summary}`);
}

function readCount(text = '20000'): number {
  const count = /^\d{1,8}$/.test(text) ? Number(text) : 0;
  if (count >= 1_000 && count <= MOST_EARNINGS) return count;
  throw new UsageError(`--earnings ${text} is no number from 1000 to ${MOST_EARNINGS}.`);
}

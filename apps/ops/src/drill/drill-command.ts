import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { usageOf } from '../commands.ts';
import { readConfig } from '../config/config.ts';
import { isForPeople } from '../describe-failure.ts';
import { OperatorError } from '../operator-error.ts';
import { type DrillReport, writeReport } from './drill-report.ts';
import { DrillSteps } from './drill-steps.ts';
import { type DrillFigures, DRILLS } from './drills.ts';

const MOST_EARNINGS = 10_000_000;

/** `earntrack drill NAME [--earnings N] [--reports FOLDER] [--json]`; 1 where it did not pass. */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      reports: { type: 'string' },
      earnings: { type: 'string' },
    },
  });
  const [name = '', ...more] = positionals;
  if (more.length > 0 || !Object.hasOwn(DRILLS, name)) {
    console.error([usageOf('drill'), '', ...drillLines()].join('\n'));
    return 2;
  }
  const report = await practise(name, { earnings: readCount(values.earnings) });
  const folder = values.reports ? resolve(values.reports) : join(readConfig().dataDir, 'drills');
  const files = await writeReport(folder, report);
  if (values.json) console.log(JSON.stringify({ ...report, files }, null, 2));
  else console.log(linesOf(report, files).join('\n'));
  return report.isPassed ? 0 : 1;
}

async function practise(name: string, options: { earnings: number }): Promise<DrillReport> {
  const startedAt = new Date().toISOString();
  // To stderr, as it goes: stdout is the report.
  const steps = new DrillSteps((step) =>
    console.error(`${step.seconds.toFixed(1).padStart(7)} s  ${step.name}`),
  );
  const outcome = await attempt(name, steps, options);
  return { drill: name, startedAt, endedAt: new Date().toISOString(), ...outcome, steps: steps.done };
}

async function attempt(
  name: string,
  steps: DrillSteps,
  options: { earnings: number },
): Promise<{ isPassed: boolean; failure: string | null; figures: DrillFigures }> {
  try {
    const { drill } = (await DRILLS[name]?.load()) ?? { drill: null };
    if (!drill) throw new OperatorError(`There is no drill "${name}".`);
    return { isPassed: true, failure: null, figures: await drill(steps, options) };
  } catch (err) {
    // What could not begin is no report of a drill.
    if (steps.done.length === 0 && isForPeople(err)) throw err;
    return { isPassed: false, failure: err instanceof Error ? err.message : String(err), figures: {} };
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
  throw new OperatorError(`--earnings ${text} is no number from 1000 to ${MOST_EARNINGS}.`);
}

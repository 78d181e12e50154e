import { parseArgs } from 'node:util';
import { keepTables, UPKEEP_KINDS, type UpkeepKind, type UpkeepReport } from '@earntrack/api/server';

import { usageOf } from '../commands.ts';
import { show, withInstallation } from '../operating/with-installation.ts';
import { UsageError } from '../operator-error.ts';
import { heedingTheEnd } from '../start/until-asked-to-end.ts';
import { describeStep, ProgressLine, summaryOf } from './upkeep-lines.ts';

const DEFAULT_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 600;

export function isUpkeepKind(verb: string | undefined): verb is UpkeepKind {
  return UPKEEP_KINDS.some((kind) => kind === verb);
}

/** `earntrack maintenance vacuum | analyze | reindex | statistics [--table T] [--wait SECONDS] [--json]`; 1 where something was left. */
export async function runUpkeep(kind: UpkeepKind, args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, table: { type: 'string' }, wait: { type: 'string' } },
  });
  if (positionals.length > 0) {
    console.error(usageOf('maintenance'));
    return 2;
  }
  const wish = { kind, table: values.table ?? null, lockWaitMs: readWait(values.wait) * 1_000 };
  const report = await keepWatching(wish, values.json === true);
  if (values.json) show(true, report, []);
  else console.log(summaryOf(report));
  return isAllDone(report) ? 0 : 1;
}

/** Steps go to stdout as they end, progress to stderr: a terminal shows both, and a file only what was done. */
async function keepWatching(
  wish: Parameters<typeof keepTables>[2]['wish'],
  isJson: boolean,
): Promise<UpkeepReport> {
  const asked = heedingTheEnd();
  const line = new ProgressLine(process.stderr);
  const watch = {
    signal: asked.signal,
    onProgress: line.tell.bind(line),
    onStep: (step: UpkeepReport['steps'][number]) => {
      line.clear();
      if (!isJson) console.log(describeStep(step));
    },
  };
  try {
    return await withInstallation((db, doing) => keepTables(db, doing, { wish, watch }));
  } finally {
    line.clear();
    asked.forget();
  }
}

function isAllDone({ isWhole, steps }: UpkeepReport): boolean {
  return isWhole && steps.every(({ outcome }) => outcome !== 'left');
}

function readWait(text = String(DEFAULT_WAIT_SECONDS)): number {
  const seconds = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (seconds >= 1 && seconds <= LONGEST_WAIT_SECONDS) return seconds;
  throw new UsageError(`--wait ${text} is no number of seconds from 1 to ${LONGEST_WAIT_SECONDS}.`);
}

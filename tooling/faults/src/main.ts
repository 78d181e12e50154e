import type { ClusterFault, Fault } from './faults/fault.ts';
import { readOptions, type Options, USAGE } from './options.ts';
import { rowsOf, wayToRepeat } from './report.ts';
import type { FaultRun } from './run-fault.ts';
import { Suite } from './suite.ts';

const MOST_SHOWN = 10;

const options = readOptions(process.argv.slice(2));

/** What was started so far, while anything is. */
let current: Suite | null = null;

// Databases outlive whoever started them, and so does what was mounted: both are taken away first.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    const ended = current?.[Symbol.asyncDispose]() ?? Promise.resolve();
    void ended.finally(() => process.exit(130));
  });

if (options === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else process.exitCode = (await runAll(options)) ? 0 : 1;

/** True where nothing was lost. */
async function runAll({ seed, runs, faults, isJson }: Options): Promise<boolean> {
  if (!isJson) console.log(`Seed ${seed}.`);
  await using suite = new Suite();
  current = suite;
  const asked = Array.from({ length: runs }, (_, run) =>
    faults.map((fault) => ({ fault, seed: seed + run })),
  );
  const done: FaultRun[] = [];
  const broken: string[] = [];
  for (const each of asked.flat()) {
    const result = await tryOne(suite, each);
    if (result === null) broken.push(wayToRepeat({ fault: each.fault.name, seed: each.seed }));
    else done.push(result);
    if (result !== null && !isJson) show(result);
  }
  const rows = rowsOf(done);
  if (isJson) console.log(JSON.stringify({ seed, rows, runs: done, broken }));
  else console.table(rows);
  return broken.length === 0 && done.every(({ violations }) => violations.length === 0);
}

/** Null where it did not come to its end, which is told; the others are tried all the same. */
async function tryOne(
  suite: Suite,
  { fault, seed }: { fault: Fault | ClusterFault; seed: number },
): Promise<FaultRun | null> {
  try {
    return await suite.run(fault, seed);
  } catch (cause) {
    console.error(
      `${fault.name} did not come to its end: ${wayToRepeat({ fault: fault.name, seed })}`,
      cause,
    );
    return null;
  }
}

function show(run: FaultRun): void {
  const { fault, seed, operations, violations } = run;
  console.log(`${fault} (seed ${seed}): ${operations} operations, ${violations.length} violations`);
  for (const { fault: wrong, about, says } of violations.slice(0, MOST_SHOWN))
    console.log(`  ${wrong}: ${about}: ${says}`);
  if (violations.length > 0) console.log(`  again: ${wayToRepeat(run)}`);
}

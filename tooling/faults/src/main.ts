import { readOptions, type Options, USAGE } from './options.ts';
import { rowsOf, wayToRepeat } from './report.ts';
import type { FaultRun } from './run-fault.ts';
import { Suite } from './suite.ts';

const MOST_SHOWN = 10;

const options = readOptions(process.argv.slice(2));

// Whoever is ended by a signal says goodbye to nobody; this way children and servers are ended.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

if (options === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else process.exitCode = (await runAll(options)) ? 0 : 1;

/** True where nothing was lost. */
async function runAll({ seed, runs, faults, isJson }: Options): Promise<boolean> {
  const done: FaultRun[] = [];
  const broken: string[] = [];
  if (!isJson) console.log(`Seed ${seed}.`);
  await using suite = new Suite();
  for (let run = 0; run < runs; run += 1) {
    for (const fault of faults) {
      const asked = { fault: fault.name, seed: seed + run };
      try {
        const result = await suite.run(fault, asked.seed);
        done.push(result);
        if (!isJson) show(result);
      } catch (cause) {
        broken.push(wayToRepeat(asked));
        console.error(`${fault.name} did not come to its end: ${wayToRepeat(asked)}`, cause);
      }
    }
  }
  const rows = rowsOf(done);
  if (isJson) console.log(JSON.stringify({ seed, rows, runs: done, broken }));
  else console.table(rows);
  return broken.length === 0 && done.every(({ violations }) => violations.length === 0);
}

function show(run: FaultRun): void {
  const { fault, seed, operations, violations } = run;
  console.log(`${fault} (seed ${seed}): ${operations} operations, ${violations.length} violations`);
  for (const { fault: wrong, about, says } of violations.slice(0, MOST_SHOWN))
    console.log(`  ${wrong}: ${about}: ${says}`);
  if (violations.length > 0) console.log(`  again: ${wayToRepeat(run)}`);
}

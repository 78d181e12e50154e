import { parseArgs } from 'node:util';
import { benchCache } from './bench-cache.ts';
import { benchDashboard } from './bench-dashboard.ts';
import { benchImport } from './bench-import.ts';
import { benchStatement } from './bench-statement.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, rows: { type: 'string', default: '100000' } },
});
const rowCount = Number(values.rows);
const bench = {
  cache: showCache,
  dashboard: showDashboard,
  import: showImport,
  lighthouse: showLighthouse,
  scroll: showScroll,
  statement: showStatement,
}[positionals.join(' ')];

if (bench === undefined || !Number.isInteger(rowCount) || rowCount < 1) {
  console.error(
    'Usage: bench import | statement [--rows N] [--json], or bench cache | dashboard | lighthouse | scroll [--json]',
  );
  process.exitCode = 2;
} else await bench();

async function showImport(): Promise<void> {
  const result = await benchImport(rowCount);
  if (values.json) return console.log(JSON.stringify(result));
  console.table(result.steps);
  console.log(`${result.rowCount} rows; the whole import took ${result.timesBare} times the bare load.`);
}

async function showDashboard(): Promise<void> {
  const result = await benchDashboard();
  if (values.json) return console.log(JSON.stringify(result));
  const { account, dashboard, list, isUnder, timesFloor } = result;
  console.log(`An account with ${account.earnings} earnings and ${account.work} stretches of work.`);
  console.table(dashboard);
  console.log(`Every dashboard is made within 100 ms (median): ${isUnder ? 'yes' : 'no'}.`);
  console.table(list);
  const { kept, made } = timesFloor;
  console.log(
    `The list of 50 does ${kept} times what the floor does (at least 0.5 is wanted), ${made} times where no answer is kept.`,
  );
}

async function showCache(): Promise<void> {
  const result = await benchCache();
  if (values.json) return console.log(JSON.stringify(result));
  console.table(result.states);
  console.log(`Looking for an answer adds less than 5 ms (p99): ${result.isUnder ? 'yes' : 'no'}.`);
  const { madeMs, keptMs, timesQuicker } = result.overview;
  console.log(
    `The overview of a year is made in ${madeMs} ms and kept in ${keptMs} ms: ${timesQuicker} times quicker.`,
  );
}

function showStatement(): void {
  const result = benchStatement(rowCount);
  if (values.json) return console.log(JSON.stringify(result));
  console.log(`${result.rowCount} rows were read in ${result.ms} ms: ${result.rowsPerSecond} a second.`);
}

async function showLighthouse(): Promise<void> {
  // Loaded here: the other benches need not wait for a browser's tools.
  const { benchLighthouse } = await import('./bench-lighthouse.ts');
  const rows = await benchLighthouse();
  if (values.json) return console.log(JSON.stringify(rows));
  console.table(rows);
}

async function showScroll(): Promise<void> {
  const { benchScroll } = await import('./bench-scroll.ts');
  const result = await benchScroll();
  if (values.json) return console.log(JSON.stringify(result));
  console.log(`A list of ${result.earnings} earnings, on a phone's screen, five seconds at each speed.`);
  console.table(result.rows);
}

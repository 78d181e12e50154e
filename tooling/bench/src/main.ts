import { benchCache, WANTED_MS } from './bench-cache.ts';
import { benchDashboard } from './bench-dashboard.ts';
import { benchFloor } from './bench-floor.ts';
import { benchImport } from './bench-import.ts';
import { benchMigrate } from './bench-migrate.ts';
import { benchStatement } from './bench-statement.ts';
import { type BenchName, type Options, readOptions, USAGE } from './options.ts';
import { showBare, showDatabase, showFloor, showRun } from './show-kpi.ts';

const MANY_ROWS = 10_000_000;
const STATEMENT_ROWS = 100_000;

const options = readOptions(process.argv.slice(2));
const isJson = options?.isJson ?? false;
const benches: Record<BenchName, (asked: Options) => Promise<void> | void> = {
  cache: showCache,
  dashboard: showDashboard,
  floor: showBareFloor,
  import: showImport,
  kpi: showKpi,
  lighthouse: showLighthouse,
  migrate: showMigrate,
  scaling: showScaling,
  scroll: showScroll,
  shed: showShed,
  statement: showStatement,
};

// Whoever is ended by a signal says goodbye to nobody; this way children and servers are ended.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

if (options === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else await benches[options.bench](options);

async function showImport({ rowCount }: Options): Promise<void> {
  const result = await benchImport(rowCount ?? STATEMENT_ROWS);
  if (isJson) return console.log(JSON.stringify(result));
  console.table(result.steps);
  const { rowCount: rows, timesBare, commitTimesBare, frames, reading } = result;
  console.log(
    `${rows} rows; the commit took ${commitTimesBare} times a bare COPY (at most 4 are wanted), the whole import ${timesBare} times.`,
  );
  console.log(
    `On the page ${frames.hitches} of ${frames.frames} frames took over 50 ms, the longest ${frames.longestMs} ms; in ${frames.hitchesByPage} of them the page was at work (none is wanted); its own scripts held it up for ${frames.longestTaskMs} ms at most; the rows were shown after ${frames.ms} ms.`,
  );
  const { idle, short } = frames;
  console.log(
    `With nothing to do, ${idle.hitches} of its ${idle.frames} frames took over 50 ms in the same time, the longest ${idle.longestMs} ms, ${idle.hitchesByPage} with the page at work.`,
  );
  console.log(
    `Drawing a statement of a hundred rows took ${short.hitches} such frames, the longest ${short.longestMs} ms.`,
  );
  console.table(reading);
}

async function showDashboard(): Promise<void> {
  const result = await benchDashboard();
  if (isJson) return console.log(JSON.stringify(result));
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
  const { isUnder, isAnswered } = result;
  if (!isUnder || !isAnswered) process.exitCode = 1;
  if (isJson) return console.log(JSON.stringify(result));
  console.table(result.states);
  console.log(`Looking for an answer adds at most ${WANTED_MS} ms (p99): ${isUnder ? 'yes' : 'no'}.`);
  console.log(`Every request is answered: ${isAnswered ? 'yes' : 'no'}.`);
  const { madeMs, keptMs, timesQuicker } = result.overview;
  console.log(
    `The overview of a year is made in ${madeMs} ms and kept in ${keptMs} ms: ${timesQuicker} times quicker.`,
  );
}

function showStatement({ rowCount }: Options): void {
  const result = benchStatement(rowCount ?? STATEMENT_ROWS);
  if (isJson) return console.log(JSON.stringify(result));
  console.log(`${result.rowCount} rows were read in ${result.ms} ms: ${result.rowsPerSecond} a second.`);
}

async function showLighthouse(): Promise<void> {
  // Loaded here: the other benches need not wait for a browser's tools.
  const { benchLighthouse } = await import('./bench-lighthouse.ts');
  const rows = await benchLighthouse();
  if (isJson) return console.log(JSON.stringify(rows));
  console.table(rows);
}

async function showMigrate({ rowCount }: Options): Promise<void> {
  const result = await benchMigrate(rowCount ?? MANY_ROWS);
  if (isJson) return console.log(JSON.stringify(result));
  const { accounts, ofLargest, fillSeconds, steps, isUnder, isNeverHeld } = result;
  console.log(
    `${result.rowCount} earnings of ${accounts} accounts, ${ofLargest} of them of the largest, filled in ${fillSeconds} s.`,
  );
  console.table(steps);
  console.log(`No write waited for a second for a lock of a migration: ${isNeverHeld ? 'yes' : 'no'}.`);
  console.log(`No write took as long as a second while migrations were applied: ${isUnder ? 'yes' : 'no'}.`);
}

async function showScaling(): Promise<void> {
  const { benchScaling, meanNeeds } = await import('./bench-scaling.ts');
  const result = await benchScaling();
  if (isJson) return console.log(JSON.stringify(result));
  console.log('Measured: milliseconds of a processor for one request, nothing kept.');
  console.table(result.needs);
  const { serverMs, databaseMs } = meanNeeds(result.needs);
  console.log(
    `On average ${serverMs} ms of the server and ${databaseMs} ms of PostgreSQL, ${result.lookUpMs} ms of these to find whose session it is.`,
  );
  console.log(
    'Simulated from that: the most of which 99 of 100 are answered within 50 ms, and what is busiest then.',
  );
  console.table(result.setUps);
}

async function showScroll(): Promise<void> {
  const { benchScroll } = await import('./bench-scroll.ts');
  const result = await benchScroll();
  if (isJson) return console.log(JSON.stringify(result));
  console.log(`A list of ${result.earnings} earnings, on a phone's screen, five seconds at each speed.`);
  console.table(result.rows);
}

async function showShed({ seconds }: Options): Promise<void> {
  const { benchShed } = await import('./bench-shed.ts');
  const result = await benchShed({ seconds });
  if (isJson) return console.log(JSON.stringify(result));
  console.log(
    `${result.capacityPerSecond} lists a second are what one instance does here, beside those who ask.`,
  );
  console.table(result.rows);
}

async function showKpi({ rowCount, keptIn, ...load }: Options): Promise<void> {
  // Loaded here: the other benches need not wait for the tools of dashboards.
  const { benchKpi } = await import('./bench-kpi.ts');
  const result = await benchKpi(
    { rowCount: rowCount ?? MANY_ROWS, keptIn },
    load,
    isJson ? () => {} : showRun,
  );
  if (isJson) return console.log(JSON.stringify(result));
  showDatabase(result);
  showBare(result.bare);
  showFloor(result.floor);
}

async function showBareFloor({ rowCount, keptIn, seconds }: Options): Promise<void> {
  const result = await benchFloor({ rowCount: rowCount ?? MANY_ROWS, keptIn }, { seconds });
  if (isJson) return console.log(JSON.stringify(result));
  showDatabase(result);
  showFloor(result.floor);
}

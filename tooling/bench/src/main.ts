import { parseArgs } from 'node:util';
import { benchImport } from './bench-import.ts';
import { benchStatement } from './bench-statement.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, rows: { type: 'string', default: '100000' } },
});
const rowCount = Number(values.rows);
const bench = { import: showImport, statement: showStatement }[positionals.join(' ')];

if (bench === undefined || !Number.isInteger(rowCount) || rowCount < 1) {
  console.error('Usage: bench import | statement [--rows N] [--json]');
  process.exitCode = 2;
} else await bench();

async function showImport(): Promise<void> {
  const result = await benchImport(rowCount);
  if (values.json) return console.log(JSON.stringify(result));
  console.table(result.steps);
  console.log(`${result.rowCount} rows; the whole import took ${result.timesBare} times the bare load.`);
}

function showStatement(): void {
  const result = benchStatement(rowCount);
  if (values.json) return console.log(JSON.stringify(result));
  console.log(`${result.rowCount} rows were read in ${result.ms} ms: ${result.rowsPerSecond} a second.`);
}

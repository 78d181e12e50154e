import { parseArgs } from 'node:util';
import { benchImport } from './bench-import.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, rows: { type: 'string', default: '100000' } },
});
const rowCount = Number(values.rows);

if (positionals.join(' ') !== 'import' || !Number.isInteger(rowCount) || rowCount < 1) {
  console.error('Usage: bench import [--rows N] [--json]');
  process.exitCode = 2;
} else {
  const result = await benchImport(rowCount);
  if (values.json) console.log(JSON.stringify(result));
  else {
    console.table(result.steps);
    console.log(`${result.rowCount} rows; the whole import took ${result.timesBare} times the bare load.`);
  }
}

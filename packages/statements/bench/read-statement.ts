// To be timed from outside, because this package has no clock: time node packages/statements/bench/read-statement.ts [rows]
import { readStatement } from '../src/index.ts';

const HEADER =
  'Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,ExchangeRate,Currency,Balance';
const FIRST_ID = 700_000_000;
const ROWS_PER_DAY = 100;

/** An Upwork history of earnings, each followed by its fee. */
function history(rowCount: number): Uint8Array {
  const lines = [HEADER];
  for (let index = 0; index < rowCount; index += 1) {
    const day = new Date(Date.UTC(2000, 0, 1 + Math.floor(index / ROWS_PER_DAY))).toISOString().slice(0, 10);
    const id = FIRST_ID + index;
    lines.push(
      index % 2 === 0
        ? `${day},${id},Hourly,"Invoice ${index}, with a comma",,,North,,,"1,${100 + (index % 900)}.56",,USD,`
        : `${day},${id},Service Fee,Service Fee for Hourly - Ref ID ${id - 1},,,North,,,-123.46,,USD,`,
    );
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

const [rowCount = 100_000] = process.argv.slice(2).map(Number);
const outcome = readStatement(history(rowCount));
const isOk = outcome.kind === 'read' && outcome.statement.control.every(({ ok }) => ok);
process.stdout.write(
  `${rowCount} rows: ${isOk ? 'the control total holds' : 'the control total does not hold'}\n`,
);
process.exitCode = isOk ? 0 : 1;

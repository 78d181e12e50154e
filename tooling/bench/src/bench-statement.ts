import { readStatement } from '@earntrack/statements';

const HEADER =
  'Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,ExchangeRate,Currency,Balance';
const FIRST_DAY_MS = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;
const FIRST_ID = 700_000_000;
const ROWS_PER_DAY = 100;

/** Times the reading of an Upwork history of so many rows, and throws unless it was read to the cent. */
export function benchStatement(rowCount: number): { rowCount: number; ms: number; rowsPerSecond: number } {
  const file = historyOf(rowCount);
  const startedMs = performance.now();
  const outcome = readStatement(file);
  const ms = Math.round(performance.now() - startedMs);
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  if (outcome.statement.control.some(({ ok }) => !ok)) throw new Error('The control total does not hold.');
  return { rowCount, ms, rowsPerSecond: Math.round((rowCount * 1000) / ms) };
}

/** Earnings, each followed by its fee. */
function historyOf(rowCount: number): Uint8Array {
  const rows = Array.from({ length: rowCount }, (_row, index) => {
    const dayMs = FIRST_DAY_MS + Math.floor(index / ROWS_PER_DAY) * DAY_MS;
    const day = new Date(dayMs).toISOString().slice(0, 10);
    const id = FIRST_ID + index;
    return index % 2 === 0
      ? `${day},${id},Hourly,"Invoice ${index}, with a comma",,,North,,,"1,${100 + (index % 900)}.56",,USD,`
      : `${day},${id},Service Fee,Service Fee for Hourly - Ref ID ${id - 1},,,North,,,-123.46,,USD,`;
  });
  return new TextEncoder().encode(`${[HEADER, ...rows].join('\n')}\n`);
}

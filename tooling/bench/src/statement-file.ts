import { createHash } from 'node:crypto';
import { readStatement } from '@earntrack/statements';

const FIRST_DAY_MS = Date.UTC(2020, 0, 1);
const DAY_MS = 86_400_000;

/** A file of EarnTrack's own form with so many earnings on two thousand days. */
export function fileOf(rowCount: number): Uint8Array {
  const rows = Array.from({ length: rowCount }, (_row, index) => {
    const day = new Date(FIRST_DAY_MS + (index % 2000) * DAY_MS).toISOString().slice(0, 10);
    return `Shop,${day},${(5 + (index % 977) / 100).toFixed(2)},USD,job ${index}\n`;
  });
  return new TextEncoder().encode(`platform,date,amount,currency,notes\n${rows.join('')}`);
}

export function readFile(file: Uint8Array) {
  const outcome = readStatement(file);
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  return { statement: outcome.statement, fileSha256: createHash('sha256').update(file).digest('hex') };
}

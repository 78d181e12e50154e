import { createHash } from 'node:crypto';
import { readStatement } from '@earntrack/statements';

const FIRST_DAY_MS = Date.UTC(2020, 0, 1);
const DAY_MS = 86_400_000;

/** A line is shorter. */
const LINE_BYTES = 64;
const HEADER = 'platform,date,amount,currency,notes\n';

/** A file of EarnTrack's own form with so many earnings on two thousand days, written line by line: nothing but it stays in the memory. */
export function fileOf(rowCount: number): Uint8Array {
  const encoder = new TextEncoder();
  const file = new Uint8Array((rowCount + 1) * LINE_BYTES);
  let { written } = encoder.encodeInto(HEADER, file);
  for (let index = 0; index < rowCount; index += 1) {
    const day = new Date(FIRST_DAY_MS + (index % 2000) * DAY_MS).toISOString().slice(0, 10);
    const line = `Shop,${day},${(5 + (index % 977) / 100).toFixed(2)},USD,job ${index}\n`;
    written += encoder.encodeInto(line, file.subarray(written)).written;
  }
  return file.subarray(0, written);
}

export function readFile(file: Uint8Array) {
  const outcome = readStatement(file);
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  return { statement: outcome.statement, fileSha256: createHash('sha256').update(file).digest('hex') };
}

import { openStatement, toWireItems } from '@earntrack/statements';
import { fileOf } from './statement-file.ts';

/** As many as the browser asks for at once. */
const CHUNK_ITEMS = 500;

// In a process of its own, so that what it needed at most is of this one file. What it held before is said too: Node itself and the file.
const file = fileOf(Number(process.argv[2]));
const beforeMegabytes = peakMegabytes();
const outcome = openStatement(file);
if (outcome.kind !== 'read') throw new Error(outcome.message);
const { items } = outcome.statement;
for (let start = 0; start < items.length; start += CHUNK_ITEMS)
  toWireItems({ items: items.slice(start, start + CHUNK_ITEMS) });
process.stdout.write(JSON.stringify({ beforeMegabytes, peakMegabytes: peakMegabytes() }));

function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

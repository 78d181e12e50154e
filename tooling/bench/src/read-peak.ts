import { fileOf, readFile } from './statement-file.ts';

// In a process of its own, so that what it needed at most is of this one file.
const rowCount = Number(process.argv[2]);
readFile(fileOf(rowCount));
process.stdout.write(String(Math.round(process.resourceUsage().maxRSS / 1024)));

import { runPinned } from './bootstrap.mjs';

await runPinned('tooling/faults/src/main.ts', process.argv.slice(2));

import { runPinned } from './bootstrap.mjs';

await runPinned('tooling/generators/src/main.ts', process.argv.slice(2));

import { callerFolder, runPinned } from './bootstrap.mjs';

await runPinned('tooling/bench/src/main.ts', process.argv.slice(2), { cwd: callerFolder('bench') });

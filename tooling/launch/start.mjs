import { callerFolder, runPinned } from './bootstrap.mjs';

await runPinned('apps/ops/src/main.ts', ['start', ...process.argv.slice(2)], {
  cwd: callerFolder('start'),
});

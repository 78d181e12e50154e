import { runPinned } from './bootstrap.mjs';

await runPinned('apps/web/e2e/screenshots/main.ts', process.argv.slice(2));

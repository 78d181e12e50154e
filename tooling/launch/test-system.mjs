import { join } from 'node:path';
import { runPinned } from './bootstrap.mjs';
import { root } from './root.mjs';

const folder = 'tooling/system-tests';
await runPinned(
  `${folder}/node_modules/vitest/vitest.mjs`,
  ['run', '--project', 'int', '--no-file-parallelism'],
  {
    cwd: join(root, folder),
  },
);

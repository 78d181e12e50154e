import { join } from 'node:path';
import { runPinned } from './bootstrap.mjs';
import { root } from './root.mjs';

/** One after the other: each wants the machine for itself. A failure of one does not keep the next from being tried. */
const folders = ['tooling/faults', 'tooling/system-tests'];
const failed = [];

for (const folder of folders) {
  await runPinned(
    `${folder}/node_modules/vitest/vitest.mjs`,
    ['run', '--project', 'int', '--no-file-parallelism'],
    { cwd: join(root, folder) },
  );
  if (process.exitCode !== 0) failed.push(process.exitCode);
  // Somebody has ended it.
  if (process.exitCode > 128) break;
}
process.exitCode = failed[0] ?? 0;

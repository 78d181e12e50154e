import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/** Builds the pages as they are now, at once where nothing of them has changed, and answers with the folder that they are in. */
export async function builtPages(): Promise<string> {
  const args = ['run', 'build', '--filter=@earntrack/web', '--output-logs=errors-only'];
  // What a bench prints is its result alone.
  const turbo = spawn(join(ROOT, 'node_modules/.bin/turbo'), args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  const [code] = await once(turbo, 'exit');
  if (code !== 0) throw new Error('Building the pages failed; what was wrong with them is above.');
  return join(ROOT, 'apps/web/dist');
}

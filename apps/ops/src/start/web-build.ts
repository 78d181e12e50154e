import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type Dirent, existsSync } from 'node:fs';
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import type { Environment } from '../config/config.ts';
import { OperatorError } from '../operator-error.ts';

/** The packages whose code ends up in the pages; of others they take types only, and of the server its description. */
const bundledFolders = [
  'apps/web',
  'packages/client',
  'packages/contract',
  'packages/domain',
  'packages/statements',
];
const leftOut =
  /(^|\/)(node_modules|dist|e2e|test-results|fixtures|\.[^/]+)(\/|$)|\.test\.tsx?$|\.gen\.ts$|\.md$/;

export interface WebBuild {
  root: string;
  env: Environment;
  log: (message: string) => void;
}

/** Builds the SPA unless what it is made of is what it was made of the last time. */
export async function buildWebWhenChanged(build: WebBuild, signal: AbortSignal): Promise<void> {
  const stampPath = join(build.root, 'apps/web/.earntrack/build-stamp');
  const stamp = await fingerprint(build);
  const isBuilt = existsSync(join(build.root, 'apps/web/dist/index.html'));
  const previous = await readFile(stampPath, 'utf8').catch(() => '');
  if (isBuilt && previous === stamp) return;
  build.log('Building the pages ...');
  await runVite(build, signal);
  if (signal.aborted) return;
  await mkdir(join(stampPath, '..'), { recursive: true });
  await writeFile(stampPath, stamp);
}

async function fingerprint({ root, env }: WebBuild): Promise<string> {
  const hash = createHash('sha256').update(env['VITE_API_URL'] ?? '');
  const patterns = bundledFolders.map((folder) => `${folder}/**/*.*`);
  const found = await Array.fromAsync(
    glob([...patterns, 'apps/server/openapi.json', 'pnpm-lock.yaml'], {
      cwd: root,
      withFileTypes: true,
      exclude: (entry) => leftOut.test(pathOf(root, entry)),
    }),
  );
  // A folder may have a point in its name.
  const paths = found.filter((entry) => entry.isFile()).map((entry) => pathOf(root, entry));
  for (const path of paths.sort()) hash.update(`${path}\0`).update(await readFile(join(root, path)));
  return hash.digest('hex');
}

function pathOf(root: string, { parentPath, name }: Dirent): string {
  return relative(root, join(parentPath, name));
}

async function runVite({ root, env }: WebBuild, signal: AbortSignal): Promise<void> {
  const cwd = join(root, 'apps/web');
  const vite = join(cwd, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build'], {
    cwd,
    env: { ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  const [code] = await once(child, 'close');
  signal.removeEventListener('abort', stop);
  if (code === 0 || signal.aborted) return;
  throw new OperatorError(`Building the pages failed:\n${Buffer.concat(output).toString('utf8').trim()}`);
}

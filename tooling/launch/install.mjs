import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodeOf, signalGroup } from './child.mjs';
import { withInstallLock } from './install-lock.mjs';
import { LaunchError } from './launch-error.mjs';
import { root } from './root.mjs';

const stampPath = join(root, 'node_modules', '.earntrack-install');
const lockPath = join(root, '.earntrack', 'install.lock');

/** Installs what the lockfile names, unless it is there. Aborting `signal` ends it; the next call starts where that one stopped. */
export async function installWhenNeeded(signal) {
  if (isInstalled()) return;
  await withInstallLock(lockPath, signal, async () => {
    if (isInstalled()) return;
    console.error('Installing dependencies (the first time takes a minute or two) ...');
    const startedAt = Date.now();
    await install(signal);
    writeFileSync(stampPath, wantedStamp());
    console.error(`Dependencies are installed (${((Date.now() - startedAt) / 1_000).toFixed(1)} s).`);
  });
}

function isInstalled() {
  return existsSync(stampPath) && readFileSync(stampPath, 'utf8') === wantedStamp();
}

function wantedStamp() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

async function install(signal) {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const args = ['--yes', packageManager, 'install', '--frozen-lockfile', '--prod=false'];
  // Its own process group, so that an end reaches npx and all that npx started.
  const child = spawn('npx', args, {
    cwd: root,
    env: installEnv(),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const end = () => signalGroup(child, 'SIGTERM');
  signal.addEventListener('abort', end);
  const code = await exitCodeOf(child)
    .catch((err) => {
      throw new LaunchError(`Could not run npx to install dependencies (${err.code}): is npm installed?`);
    })
    .finally(() => signal.removeEventListener('abort', end));
  signal.throwIfAborted();
  if (code === 0) return;
  process.stderr.write(Buffer.concat(output));
  throw new LaunchError(
    `Installing dependencies failed: ${packageManager} ended with ${code}; its words are above.`,
  );
}

function installEnv() {
  // NOTE: CI=1 lets pnpm replace a half-made node_modules without asking; NODE_ENV=production would leave out the builder.
  const { NODE_ENV: _ignored, ...env } = process.env;
  return { ...env, CI: '1' };
}

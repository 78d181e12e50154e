import { execFile } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './places.ts';
import { pathOf } from './programs.ts';
import type { Command } from './runbook.ts';
import type { Stack } from './stack.ts';

const run = promisify(execFile);
const PATIENCE_MS = 60_000;

type Shell = Pick<Stack, 'folder' | 'operator' | 'prometheus' | 'server'>;

/** What PostgreSQL is asked as `psql "$DATABASE_URL"` asks it. */
export function askedByPsql(text: string): string {
  return `psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 "$DATABASE_URL" <<'SQL'\n${text}\nSQL`;
}

/** Runs a command of the runbook as whoever reads it would, in a shell that has what its overview says. Gives what it prints. */
export async function runCommand(shell: Shell, { language, text }: Command): Promise<string> {
  switch (language) {
    case 'promql':
      return shell.prometheus.told(text);
    case 'sql':
      return inShell(shell, askedByPsql(text));
    case 'sh':
      return inShell(shell, text);
    default:
      throw new Error(`Nobody knows how to run ${language}.`);
  }
}

function inShell({ folder, operator, server }: Shell, text: string): Promise<string> {
  return runInShell(folder, { ...operator, SERVER_PID: String(server().process.pid) }, text);
}

/** Without the settings of the machine: a shell whose input is a socket, as that of a child is, would read them. */
export async function runInShell(
  folder: string,
  settings: Readonly<Record<string, string>>,
  text: string,
): Promise<string> {
  const env = {
    ...settings,
    PATH: `${await placeOfOwnCommand(folder)}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
  };
  const { stdout } = await run(pathOf('bash'), ['--norc', '-euo', 'pipefail', '-c', text], {
    env,
    cwd: ROOT,
    timeout: PATIENCE_MS,
  });
  return stdout.trim();
}

/** `earntrack` of this repository, as `docker/earntrack` is that of the image. */
export async function placeOfOwnCommand(folder: string): Promise<string> {
  const place = join(folder, 'bin');
  await mkdir(place, { recursive: true });
  const script = join(place, 'earntrack');
  const main = join(ROOT, 'apps/ops/src/main.ts');
  await writeFile(script, `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`);
  await chmod(script, 0o755);
  return place;
}

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commands } from './commands.ts';

import { root } from './root.ts';

const command = join(import.meta.dirname, 'main.ts');
const launcher = join(root, 'tooling/launch/earntrack.mjs');

function run(entry: string, args: string[], env: Record<string, string> = {}) {
  const elsewhere = mkdtempSync(join(tmpdir(), 'earntrack-command-test-'));
  onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }));
  const options = { cwd: elsewhere, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env } };
  return new Promise<{ code: number | string; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [entry, ...args], options, (err, stdout, stderr) => {
      resolve({ code: err?.code ?? 0, stdout, stderr });
    });
  });
}

describe('the earntrack command', () => {
  it('lists its commands', async () => {
    const { code, stdout } = await run(command, ['help']);
    expect(code).toBe(0);
    for (const name of Object.keys(commands)) expect(stdout).toContain(`\n  ${name} `);
  });

  it('says how each command is called', async () => {
    for (const name of Object.keys(commands)) {
      const { code, stdout } = await run(command, [name, '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain(`Usage: earntrack ${name}`);
    }
  });

  it('ends with 2 and keeps stdout clean for a command that it does not have', async () => {
    const outcome = await run(command, ['constructor']);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain('earntrack has no command "constructor".');
  });

  it('makes no database for looking for somebody in it, and says how to name the right folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'earntrack-command-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const dataDir = join(folder, 'data');
    for (const args of [['reset-link', 'ada@example.org'], ['invite']]) {
      const outcome = await run(command, args, { EARNTRACK_DATA_DIR: dataDir });
      expect(outcome).toMatchObject({ code: 1, stdout: '' });
      expect(outcome.stderr).toBe(
        `There is no EarnTrack in ${dataDir}. Say with EARNTRACK_DATA_DIR where yours has its data.\n`,
      );
    }
    expect(existsSync(dataDir)).toBe(false);
  });

  it('ends with 2 and says how a command is called that was called without what it needs', async () => {
    const outcome = await run(command, ['reset-link']);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toBe('Usage: earntrack reset-link EMAIL [--hours N] [--url ADDRESS]\n');
  });

  it('ends with 2 for an option that it does not have or cannot use, and says where to read on', async () => {
    for (const args of [
      ['doctor', '--seconds', 'abc'],
      ['release', 'list', '--colour'],
    ]) {
      const outcome = await run(command, args);
      expect(outcome).toMatchObject({ code: 2, stdout: '' });
      expect(outcome.stderr).toMatch(new RegExp(`\\nHow it is called: earntrack ${args[0]} --help\\n$`));
    }
  });

  it('does its work to the end for a reader who has had enough', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'earntrack-command-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'year.csv');
    const rows = Array.from({ length: 1_000 }, (_, at) => `Uber,2026-11-20,${at + 1},EUR`);
    writeFileSync(file, ['platform,date,amount,currency', ...rows].join('\n'));
    const reading = spawn(process.execPath, [command, 'statement', file, '--json']);
    const errors = text(reading.stderr);
    const ended = once(reading, 'exit');
    await once(reading.stdout, 'data');
    reading.stdout.destroy();
    expect([await errors, await ended]).toEqual(['', [0, null]]);
  });

  it('says in one line what is wrong with a setting', async () => {
    const outcome = await run(command, ['start'], { PORT: 'web' });
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toBe(
      'PORT=web is no port: give a number from 1 to 65535, for example PORT=3001 npm start.\n',
    );
  });

  it('is the same through the launcher, from any folder: its output and its exit code alone', async () => {
    const direct = await run(command, ['help']);
    expect(await run(launcher, ['help'])).toEqual(direct);
    expect((await run(launcher, ['constructor'])).code).toBe(2);
  });
});

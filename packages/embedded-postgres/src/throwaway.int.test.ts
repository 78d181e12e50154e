import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';

import { waitUntil } from './postmaster.ts';
import { ask } from './testing.ts';
import { startThrowawayPostgres } from './throwaway.ts';

const entry = new URL('./index.ts', import.meta.url).href;

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}/cmdline`);
}

describe('startThrowawayPostgres', () => {
  it('answers queries, and is gone with its folder after stop', async () => {
    const postgres = await startThrowawayPostgres();
    const folder = await ask(postgres.url, `select current_setting('data_directory') as answer`);
    expect(existsSync(folder)).toBe(true);
    await postgres.stop();
    await postgres.stop();
    expect(existsSync(folder)).toBe(false);
    await expect(ask(postgres.url, 'select 1 as answer')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('leaves nothing in memory either, where a small one is kept there', async () => {
    const postgres = await startThrowawayPostgres({ isSmall: true });
    const folder = await ask(postgres.url, `select current_setting('data_directory') as answer`);
    expect(existsSync(folder)).toBe(true);
    await postgres.stop();
    expect(existsSync(dirname(folder))).toBe(false);
  });

  it('is gone after the process that started it was killed', async () => {
    const script = `
      import { startThrowawayPostgres } from '${entry}';
      console.log((await startThrowawayPostgres()).url);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
    const answer = `split_part(pg_read_file('postmaster.pid'), E'\\n', 1) || ' ' || current_setting('data_directory')`;
    const [pid, folder] = (await ask(url, `select ${answer} as answer`)).split(' ');
    expect(isAlive(Number(pid))).toBe(true);
    child.kill('SIGKILL');
    expect(await waitUntil(() => !isAlive(Number(pid)) && !existsSync(folder ?? ''), 10_000)).toBe(true);
  });

  it('keeps other people of the machine out', async () => {
    const postgres = await startThrowawayPostgres();
    const withoutPassword = new URL(postgres.url);
    withoutPassword.password = 'guess';
    await expect(ask(withoutPassword.href, 'select 1 as answer')).rejects.toThrow(
      /password authentication failed/,
    );
    await postgres.stop();
  });
});

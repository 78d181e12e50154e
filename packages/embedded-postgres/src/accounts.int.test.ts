import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from './embedded.ts';
import { ask, makeTestFolder, start } from './testing.ts';

// Only root can run a program as somebody else, so only root can show that it does.
describe.runIf(process.getuid?.() === 0)('startEmbeddedPostgres as root', () => {
  it('runs the database as the account that is asked for, which owns it from then on', async () => {
    const dataDir = makeTestFolder();
    const first = await startEmbeddedPostgres({ dataDir, databaseUser: 'nobody' });
    const uidOf = (pid: number) => /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const nobody = String(statSync(join(dataDir, 'postgres')).uid);
    expect(uidOf(first.pid)).toBe(nobody);
    await first.stop();
    expect(uidOf((await start({ dataDir })).pid)).toBe(nobody);
  });

  it('accepts a uid that has no passwd entry', async () => {
    const dataDir = makeTestFolder();
    const postgres = await start({ dataDir, databaseUser: '54321' });
    expect(await ask(postgres.url, 'select current_user as answer')).toBe('earntrack');
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(54_321);
  });

  it('lets the account pass through an existing private folder, and names the one that bars it', async () => {
    const dataDir = makeTestFolder(0o700);
    await start({ dataDir });
    const closed = makeTestFolder();
    const inside = await startEmbeddedPostgres({ dataDir: join(closed, 'data') });
    await inside.stop();
    chmodSync(closed, 0o700);
    await expect(startEmbeddedPostgres({ dataDir: join(closed, 'data') })).rejects.toThrow(
      new RegExp(`may not enter ${closed}:`),
    );
  });
});

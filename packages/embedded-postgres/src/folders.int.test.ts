import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from './embedded.ts';
import { ask, killAndWait, makeTestFolder, start, startElsewhere } from './testing.ts';

describe('a folder that startEmbeddedPostgres is given', () => {
  it('refuses a second start on the same folder with a clear sentence', async () => {
    const dataDir = makeTestFolder();
    const first = await startElsewhere(dataDir);
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
      new RegExp(`Another EarnTrack \\(process ${first.child.pid}\\) is running on ${dataDir}`),
    );
    await killAndWait(first.child);
    await start({ dataDir });
  });

  it('lets exactly one of several simultaneous starts have the folder', async () => {
    const dataDir = makeTestFolder();
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => start({ dataDir })));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(2);
    expect(String(refused[0]?.status === 'rejected' && refused[0].reason)).toMatch(/Another EarnTrack/);
  });

  it('is not confused by a process number that now belongs to another program', async () => {
    const dataDir = makeTestFolder();
    const first = await startEmbeddedPostgres({ dataDir });
    await first.stop();
    const folder = join(dataDir, 'postgres');
    writeFileSync(
      join(folder, 'postmaster.pid'),
      `${process.pid}\n${folder}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`,
    );
    expect((await start({ dataDir })).adopted).toBe(false);
  });

  it('refuses the database of another major version', async () => {
    const dataDir = makeTestFolder();
    const first = await startEmbeddedPostgres({ dataDir });
    await first.stop();
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
      /made by PostgreSQL 17.*ships PostgreSQL 18/,
    );
  });

  it('makes the database anew when the first attempt was cut short', async () => {
    const dataDir = makeTestFolder();
    mkdirSync(join(dataDir, 'postgres.partial', 'base'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres.password.partial'), 'old');
    expect(await ask((await start({ dataDir })).url, 'select 1::text as answer')).toBe('1');
  });

  it('overwrites no files that are not a database of its own', async () => {
    const dataDir = makeTestFolder();
    mkdirSync(join(dataDir, 'postgres'));
    writeFileSync(join(dataDir, 'postgres', 'letter.txt'), 'dear');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/holds files that are no database/);
    expect(readFileSync(join(dataDir, 'postgres', 'letter.txt'), 'utf8')).toBe('dear');
  });

  it('says in a sentence that the folder is no folder', async () => {
    const file = join(makeTestFolder(), 'file');
    writeFileSync(file, '');
    await expect(startEmbeddedPostgres({ dataDir: join(file, 'data') })).rejects.toThrow(
      /cannot be written \(ENOTDIR\)/,
    );
    await expect(startEmbeddedPostgres({ dataDir: '/proc/nowhere/data' })).rejects.toThrow(
      /cannot be written/,
    );
  });
});

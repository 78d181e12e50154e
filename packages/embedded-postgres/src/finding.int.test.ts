import { describe, expect, it } from 'vitest';
import { assertSupportedServer } from './connection.ts';
import { findRunningPostgres, startEmbeddedPostgres } from './embedded.ts';
import { makeTestFolder, start } from './testing.ts';

describe('finding a database without starting it', () => {
  it('gives the URL while the server runs, and nothing before and after', async () => {
    const dataDir = makeTestFolder();
    expect(await findRunningPostgres(dataDir)).toBeUndefined();
    const postgres = await startEmbeddedPostgres({ dataDir });
    expect(await findRunningPostgres(dataDir)).toBe(postgres.url);
    await postgres.stop();
    expect(await findRunningPostgres(dataDir)).toBeUndefined();
  });

  it('accepts a server of a supported version, and says why it refuses another', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir: makeTestFolder() });
    await expect(assertSupportedServer(postgres.url)).resolves.toBeUndefined();
    await postgres.stop();
    await expect(assertSupportedServer(postgres.url)).rejects.toThrow(
      /127\.0\.0\.1:\d+\/earntrack\) does not answer/,
    );
  });

  it('says what is wrong with an address that cannot be one of a PostgreSQL', async () => {
    for (const url of ['not a url', 'mysql://a:b@127.0.0.1/c', 'http://127.0.0.1:1/c'])
      await expect(assertSupportedServer(url)).rejects.toThrow(/DATABASE_URL is no address of a PostgreSQL/);
  });

  it('says that a password is missing, or wrong', async () => {
    const postgres = await start({ dataDir: makeTestFolder() });
    const without = new URL(postgres.url);
    without.password = '';
    await expect(assertSupportedServer(without.href)).rejects.toThrow(/asks for a password/);
    without.password = 'wrong';
    await expect(assertSupportedServer(without.href)).rejects.toThrow(/password authentication failed/);
  });
});

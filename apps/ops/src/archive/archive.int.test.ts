import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccounts, OPERATOR } from '@earntrack/auth';
import { registerInput } from '@earntrack/contract';
import { createDatabase } from '@earntrack/db';
import { asCurrency } from '@earntrack/domain';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { expect, it, onTestFinished } from 'vitest';

import { readArchive } from './read-archive.ts';
import { writeArchive } from './write-archive.ts';

async function startDatabase(emails: string[]) {
  const postgres = await startThrowawayPostgres();
  onTestFinished(() => postgres.stop());
  await migrateUp(postgres.url);
  const database = createDatabase({ connectionString: postgres.url });
  onTestFinished(() => database.close());
  const accounts = createAccounts({ db: database.db });
  const settings = { timeZone: 'Europe/Vienna', currency: 'EUR', locale: 'en', weekStart: 1 };
  for (const email of emails) {
    const registration = registerInput.parse({ email, password: 'a long enough password', ...settings });
    await accounts.registerAccount(registration, 'open', OPERATOR);
  }
  return { url: postgres.url, db: database.db, accounts };
}

it('writes one account into one file, and makes a fresh account of it, without writing over anything', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'earntrack-archive-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'ada.zip');
  const lines: string[] = [];
  const wanted = { email: 'ada@example.org', path, log: (line: string) => void lines.push(line) };

  const here = await startDatabase(['ada@example.org', 'bea@example.org']);
  const ada = await here.accounts.findAccountByEmail('ada@example.org');
  const currency = asCurrency('EUR');
  const platform = { user_id: ada?.userId ?? '', id: crypto.randomUUID(), name: 'Stall', currency };
  await here.db
    .insertInto('platform')
    .values({ ...platform, kind: 'other', colour: 1 })
    .execute();
  await writeArchive(here.url, wanted);
  expect(lines).toContain('  data/platforms.ndjson: 1');
  expect(statSync(path).mode & 0o777).toBe(0o600);

  const bytes = readFileSync(path);
  await expect(writeArchive(here.url, wanted)).rejects.toThrow(/there already/);
  expect(readFileSync(path).equals(bytes)).toBe(true);
  const nobody = { ...wanted, email: 'nobody@example.org', path: join(folder, 'nobody.zip') };
  await expect(writeArchive(here.url, nobody)).rejects.toThrow(/Nobody has an account/);
  expect(existsSync(nobody.path)).toBe(false);

  const taken = { ...wanted, email: 'bea@example.org' };
  expect(await readArchive(here.url, taken)).toMatchObject({ outcome: 'restored', counts: { platforms: 1 } });
  expect(await readArchive(here.url, taken)).toMatchObject({ outcome: 'alreadyThere' });
  await expect(readArchive(here.url, wanted)).rejects.toThrow(/data of its own/);
  await expect(readArchive(here.url, { ...taken, path: nobody.path })).rejects.toThrow(/cannot be read/);
});

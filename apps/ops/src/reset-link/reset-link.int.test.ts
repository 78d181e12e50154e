import { createAccounts, OPERATOR } from '@earntrack/auth';
import { registerInput } from '@earntrack/contract';
import { createDatabase } from '@earntrack/db';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { describe, expect, it, onTestFinished } from 'vitest';

import { makeResetLink } from './reset-link.ts';

const wanted = { email: 'ada@example.org', validForHours: 24, publicUrl: 'https://money.example.org' };
const newPassword = 'another horse entirely';

async function startDatabase(): Promise<string> {
  const postgres = await startThrowawayPostgres();
  onTestFinished(() => postgres.stop());
  return postgres.url;
}

describe('a link to a new password made at the command line', () => {
  it('lets its owner in with a new password, once', async () => {
    const url = await startDatabase();
    await migrateUp(url);
    const database = createDatabase({ connectionString: url });
    onTestFinished(() => database.close());
    const accounts = createAccounts({ db: database.db });
    const settings = { timeZone: 'Europe/Vienna', currency: 'EUR', locale: 'en', weekStart: 1 };
    const ada = registerInput.parse({ email: wanted.email, password: 'forgotten long ago', ...settings });
    await accounts.registerAccount(ada, 'open', OPERATOR);

    const { link } = await makeResetLink(url, wanted);
    const { origin, pathname, searchParams } = new URL(link);
    expect(`${origin}${pathname}`).toBe('https://money.example.org/reset-password');
    const wish = { token: searchParams.get('token') ?? '', newPassword };
    await accounts.resetPassword(wish, OPERATOR);
    await expect(accounts.authenticate(wanted.email, newPassword, OPERATOR)).resolves.toBeDefined();
    await expect(accounts.resetPassword(wish, OPERATOR)).rejects.toThrow(/link was used/);

    const nobody = makeResetLink(url, { ...wanted, email: 'nobody@example.org' });
    await expect(nobody).rejects.toThrow('Nobody has an account with the address nobody@example.org.');
  });

  it('is refused in a sentence where the schema is not there yet', async () => {
    const url = await startDatabase();
    await expect(makeResetLink(url, wanted)).rejects.toThrow(/run "earntrack migrate up" first/);
  });
});

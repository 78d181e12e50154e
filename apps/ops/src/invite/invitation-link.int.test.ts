import { createAccounts, OPERATOR } from '@earntrack/auth';
import { registerInput } from '@earntrack/contract';
import { createDatabase } from '@earntrack/db';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { describe, expect, it, onTestFinished } from 'vitest';

import { makeInvitationLink } from './invitation-link.ts';

const wanted = { expiresInDays: 14, publicUrl: 'https://money.example.org' };

async function startDatabase(): Promise<string> {
  const postgres = await startThrowawayPostgres();
  onTestFinished(() => postgres.stop());
  return postgres.url;
}

function person(email: string, invitation: string | null) {
  return registerInput.parse({
    email,
    password: 'correct horse battery staple',
    displayName: '',
    timeZone: 'Europe/Vienna',
    currency: 'EUR',
    locale: 'en',
    weekStart: 1,
    invitation,
  });
}

describe('an invitation made at the command line', () => {
  it('lets one person register where invitations are needed, once', async () => {
    const url = await startDatabase();
    await migrateUp(url);
    const database = createDatabase({ connectionString: url });
    onTestFinished(() => database.close());
    const accounts = createAccounts({ db: database.db });
    await accounts.registerAccount(person('operator@example.org', null), 'invite', OPERATOR);
    const { link } = await makeInvitationLink(url, wanted);
    const { origin, pathname, searchParams } = new URL(link);
    expect(`${origin}${pathname}`).toBe('https://money.example.org/register');
    const token = searchParams.get('invitation');
    await accounts.registerAccount(person('guest@example.org', token), 'invite', OPERATOR);
    const again = accounts.registerAccount(person('third@example.org', token), 'invite', OPERATOR);
    await expect(again).rejects.toThrow(/invitation was used/);
  });

  it('is refused in a sentence where the schema is not there yet', async () => {
    const url = await startDatabase();
    await expect(makeInvitationLink(url, wanted)).rejects.toThrow(/run "earntrack migrate up" first/);
  });
});

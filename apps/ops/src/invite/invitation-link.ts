import { createAccounts } from '@earntrack/auth';
import { createDatabase } from '@earntrack/db';
import { assertCurrent } from '@earntrack/migrations';

import { UsageError } from '../operator-error.ts';

export interface InvitationLink {
  link: string;
  expiresAt: Date;
}

/** Makes an invitation that belongs to nobody, and the address at which it is used. */
export async function makeInvitationLink(
  databaseUrl: string,
  { expiresInDays, publicUrl }: { expiresInDays: number; publicUrl: string },
): Promise<InvitationLink> {
  const page = URL.parse('/register', publicUrl);
  if (page === null)
    throw new UsageError(`${publicUrl} is no address: write one like https://money.example.org.`);
  await assertCurrent(databaseUrl);
  const database = createDatabase({
    connectionString: databaseUrl,
    applicationName: 'earntrack invite',
  });
  try {
    const { token, expiresAt } = await createAccounts({ db: database.db }).createInvitation(
      null,
      expiresInDays,
    );
    page.searchParams.set('invitation', token);
    return { link: page.href, expiresAt };
  } finally {
    await database.close();
  }
}

import { createAccounts, OPERATOR } from '@earntrack/auth';
import { createDatabase } from '@earntrack/db';
import { assertCurrent } from '@earntrack/migrations';

import { OperatorError, UsageError } from '../operator-error.ts';

export interface ResetLink {
  link: string;
  expiresAt: Date;
}

/** Makes a link with which one person chooses a new password, as a mail would bring it. */
export async function makeResetLink(
  databaseUrl: string,
  { email, validForHours, publicUrl }: { email: string; validForHours: number; publicUrl: string },
): Promise<ResetLink> {
  const page = URL.parse('/reset-password', publicUrl);
  if (page === null)
    throw new UsageError(`${publicUrl} is no address: write one like https://money.example.org.`);
  await assertCurrent(databaseUrl);
  const database = createDatabase({
    connectionString: databaseUrl,
    applicationName: 'earntrack reset-link',
  });
  try {
    const reset = await createAccounts({ db: database.db }).createPasswordReset(
      email,
      validForHours,
      OPERATOR,
    );
    if (reset === null) throw new OperatorError(`Nobody has an account with the address ${email}.`);
    page.searchParams.set('token', reset.token);
    return { link: page.href, expiresAt: reset.expiresAt };
  } finally {
    await database.close();
  }
}

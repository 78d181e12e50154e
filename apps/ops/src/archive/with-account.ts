import { type Account, createAccounts } from '@earntrack/auth';
import { createDatabase, type DatabaseHandle } from '@earntrack/db';
import { assertCurrent } from '@earntrack/migrations';

import { OperatorError } from '../operator-error.ts';

export interface OpenAccount {
  db: DatabaseHandle['db'];
  account: Account;
}

/** Lends the account of an address to one short piece of work. */
export async function withAccount<T>(
  databaseUrl: string,
  { email, command }: { email: string; command: string },
  work: (open: OpenAccount) => Promise<T>,
): Promise<T> {
  await assertCurrent(databaseUrl);
  const database = createDatabase({
    connectionString: databaseUrl,
    applicationName: `earntrack ${command}`,
  });
  try {
    const account = await createAccounts({ db: database.db }).findAccountByEmail(email);
    if (account === null) throw new OperatorError(`Nobody has an account with the address ${email}.`);
    return await work({ db: database.db, account });
  } finally {
    await database.close();
  }
}

import { createAccounts } from '@earntrack/auth';
import { createDatabase } from '@earntrack/db';
import { assertCurrent } from '@earntrack/migrations';

import { OperatorError } from '../operator-error.ts';

/** Turns off the second factor of somebody who lost their app and their codes. Their account remembers it. */
export async function turnSecondFactorOff(databaseUrl: string, email: string): Promise<void> {
  await assertCurrent(databaseUrl);
  const database = createDatabase({
    connectionString: databaseUrl,
    applicationName: 'earntrack second-factor-off',
  });
  try {
    const outcome = await createAccounts({ db: database.db }).secondFactors.removeByOperator(email);
    if (outcome === null) throw new OperatorError(`Nobody has an account with the address ${email}.`);
    if (outcome === 'none') throw new OperatorError(`${email} signs in with a password alone already.`);
  } finally {
    await database.close();
  }
}

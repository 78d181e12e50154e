import { createAccounts, OPERATOR } from '@earntrack/auth';
import { registerInput } from '@earntrack/contract';
import { createDatabase } from '@earntrack/db';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { appCode } from '@earntrack/testkit';
import { expect, it, onTestFinished } from 'vitest';

import { turnSecondFactorOff } from './second-factor-off.ts';

const email = 'ada@example.org';
const password = 'a password that she still has';

it('lets somebody in with the password alone who lost the app, and their account remembers who did it', async () => {
  const postgres = await startThrowawayPostgres();
  onTestFinished(() => postgres.stop());
  await migrateUp(postgres.url);
  const database = createDatabase({ connectionString: postgres.url });
  onTestFinished(() => database.close());
  const { db } = database;
  const accounts = createAccounts({ db, secretsKey: 'a key that only tests know, and long enough' });
  const settings = { timeZone: 'Europe/Vienna', currency: 'EUR', locale: 'en', weekStart: 1 };
  const ada = registerInput.parse({ email, password, ...settings });
  const { userId } = await accounts.registerAccount(ada, 'open', OPERATOR);
  await expect(turnSecondFactorOff(postgres.url, email)).rejects.toThrow('with a password alone already');

  const { secret } = await accounts.secondFactors.begin(userId, password, OPERATOR);
  await accounts.secondFactors.confirm(userId, appCode(secret, new Date()), OPERATOR);
  await turnSecondFactorOff(postgres.url, email);
  expect(await accounts.secondFactors.require(userId, undefined, OPERATOR)).toBe('password');
  const acts = await db
    .selectFrom('account_audit')
    .select(['action', 'actor_kind'])
    .where('user_id', '=', userId)
    .orderBy('at', 'desc')
    .limit(1)
    .execute();
  expect(acts).toEqual([{ action: 'second_factor_off', actor_kind: 'operator' }]);
  await expect(turnSecondFactorOff(postgres.url, 'nobody@example.org')).rejects.toThrow(
    'Nobody has an account',
  );
});

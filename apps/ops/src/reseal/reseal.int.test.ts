import { createAccounts, OPERATOR } from '@earntrack/auth';
import { registerInput } from '@earntrack/contract';
import { createDatabase, type DatabaseHandle } from '@earntrack/db';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { appCode } from '@earntrack/testkit';
import { expect, it, onTestFinished, vi } from 'vitest';

import { earntrack } from '../testing/command-here.ts';

const [OLD, NEW] = ['the key of last year, long enough for one', 'the key of this year, long enough for one'];
const PASSWORD = 'a password of some length';
const PEOPLE = 3;
const HALF_MINUTE_MS = 30_000;

/** Somebody whose app gives codes. */
async function withSecondFactor(db: DatabaseHandle['db'], email: string) {
  const accounts = createAccounts({ db, secretsKey: OLD });
  const settings = { timeZone: 'Europe/Vienna', currency: 'EUR', locale: 'en', weekStart: 1 };
  const wish = registerInput.parse({ email, password: PASSWORD, ...settings });
  const { userId } = await accounts.registerAccount(wish, 'open', OPERATOR);
  const { secret } = await accounts.secondFactors.begin(userId, PASSWORD, OPERATOR);
  await accounts.secondFactors.confirm(userId, appCode(secret, new Date()), OPERATOR);
  return { userId, secret };
}

it('seals every second factor with the new key, after which codes are taken without the old one', async () => {
  const postgres = await startThrowawayPostgres();
  onTestFinished(() => postgres.stop());
  await migrateUp(postgres.url);
  const database = createDatabase({ connectionString: postgres.url });
  onTestFinished(() => database.close());
  const { db } = database;
  const people = [];
  for (let n = 0; n < PEOPLE; n += 1) people.push(await withSecondFactor(db, `person-${n}@example.org`));
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv('DATABASE_URL', postgres.url);
  vi.stubEnv('SECRETS_KEY', NEW);

  const tooEarly = await earntrack('reseal');
  expect(tooEarly).toMatchObject({ code: 1 });
  expect(tooEarly.stdout).toContain(`Opened by neither key: ${PEOPLE}.`);
  vi.stubEnv('SECRETS_KEY_PREVIOUS', OLD);
  const first = await earntrack('reseal', '--json');
  expect(first.code).toBe(0);
  expect(JSON.parse(first.stdout)).toEqual({ resealed: PEOPLE, asTheyWere: 0, unreadable: 0 });
  const second = await earntrack('reseal');
  expect(second.stdout).toBe(
    `Sealed anew: 0. With the present key already: ${PEOPLE}.\nSECRETS_KEY_PREVIOUS can go.\n`,
  );

  const later = new Date(Date.now() + HALF_MINUTE_MS);
  const accounts = createAccounts({ db, secretsKey: NEW, now: () => later });
  for (const { userId, secret } of people)
    expect(await accounts.secondFactors.require(userId, appCode(secret, later), OPERATOR)).toBe('totp');
});

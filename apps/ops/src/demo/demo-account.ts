import { randomBytes } from 'node:crypto';
import { type Accounts, createAccounts, OPERATOR } from '@earntrack/auth';
import { AppError } from '@earntrack/contract';
import { createDatabase } from '@earntrack/db';
import { asCurrency, asLocalDate, type LocalDate } from '@earntrack/domain';

import { OperatorError } from '../operator-error.ts';
import { type DemoNote, readDemoNote, writeDemoNote } from './demo-note.ts';
import { HOME } from './story.ts';

const EMAIL = 'demo@example.com';
const PASSWORD_BYTES = 12;

/** Finds the demo's account, or makes it where nobody has one. Throws OperatorError where somebody else's data is. */
export async function openDemoAccount(databaseUrl: string, dataDir: string): Promise<DemoNote> {
  const database = createDatabase({ connectionString: databaseUrl, applicationName: 'earntrack demo' });
  try {
    const accounts = createAccounts({ db: database.db });
    const known = await readDemoNote(dataDir);
    if (known !== null && (await isKnown(accounts, known))) return known;
    if (!(await accounts.isEmpty())) throw somebodyElses(dataDir);
    return await register(accounts, dataDir);
  } finally {
    await database.close();
  }
}

async function isKnown(accounts: Accounts, { email, password }: DemoNote): Promise<boolean> {
  try {
    await accounts.authenticate(email, password, OPERATOR);
    return true;
  } catch (err) {
    if (err instanceof AppError && err.code === 'wrong_credentials') return false;
    throw err;
  }
}

async function register(accounts: Accounts, dataDir: string): Promise<DemoNote> {
  const note = {
    email: EMAIL,
    password: randomBytes(PASSWORD_BYTES).toString('base64url'),
    today: todayAtHome(),
    isFilled: false,
  };
  // Before the account is there: a demo that nobody can sign in to could not be finished.
  await writeDemoNote(dataDir, note);
  const { email, password } = note;
  const registration = { ...HOME, currency: asCurrency(HOME.currency), email, password, displayName: 'Ines' };
  // A closed door lets nobody in but the first, so an account that is made at this moment keeps the demo out.
  await accounts
    .registerAccount(registration, 'closed', OPERATOR)
    .catch((err: unknown) => explain(err, dataDir));
  return note;
}

function explain(err: unknown, dataDir: string): never {
  throw err instanceof AppError && err.code === 'registration_closed' ? somebodyElses(dataDir) : err;
}

function somebodyElses(dataDir: string): OperatorError {
  return new OperatorError(
    'There is an account in this database already, and the demo never mixes with what somebody recorded. ' +
      `Give it an empty place: EARNTRACK_DATA_DIR="${dataDir}-demo" npm start -- --demo, without DATABASE_URL.`,
  );
}

function todayAtHome(): LocalDate {
  return asLocalDate(Temporal.Now.plainDateISO(HOME.timeZone).toString());
}

import { randomBytes } from 'node:crypto';
import { AppError } from '@earntrack/contract';
import { type AccountRow, type Database, inTransaction, type SecondFactorRow } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { findAccountByEmail, lockAccount } from './account.queries.ts';
import { accountOf } from './accounts.ts';
import { type Doing, recordAct, recordFailure } from './audit.ts';
import type { CodeLimit } from './code-limit.ts';
import type { Credentials } from './credentials.ts';
import { countingCode } from './counting-code.ts';
import { endEverywhere } from './end-everywhere.ts';
import { assertSameEntrance, lockSameEntrance } from './entrance.ts';
import { OPERATOR } from './origin.ts';
import { makeTimeSecret, stepOfCode, timeSecretUri } from './otpauth/time-codes.ts';
import { resealSecrets } from './reseal-secrets.ts';
import { makeRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts';
import type { Sealer } from './sealed-secret.ts';
import {
  beginFactor,
  confirmFactor,
  countRecoveryCodes,
  deleteFactorsOf,
  findBegunFactor,
  findSecondFactor,
  replaceRecoveryCodes,
} from './second-factor.queries.ts';
import type { SecondFactors, TurnedOn } from './second-factors.ts';
import {
  countAttempt,
  deleteChallenge,
  findChallenged,
  insertChallenge,
} from './sign-in-challenge.queries.ts';
import { tokenHash } from './token-hash.ts';
import { type CodeOutcome, codeRefused, isRight, type RightCode, takeCode } from './take-code.ts';

export interface FactorParts {
  db: Kysely<Database>;
  now: () => Date;
  credentials: Credentials;
  /** Null where the server has no key. */
  sealer: Sealer | null;
  codes: CodeLimit;
}

const TOKEN_BYTES = 32;
const CHALLENGE_MS = 5 * 60_000;
const CODES_OF_CHALLENGE = 5;
const BEGUN_MS = 30 * 60_000;

/** Second factors in PostgreSQL. Wrong codes are counted in the memory of this process. */
export function createSecondFactors(parts: FactorParts): SecondFactors {
  return { ...settings(parts), ...signIns(parts) };
}

function settings(parts: FactorParts) {
  const { db, now, credentials } = parts;
  return {
    async show(userId) {
      const factor = await findSecondFactor(db, userId);
      const recoveryCodesLeft = factor ? await countRecoveryCodes(db, userId) : 0;
      const since = factor?.confirmed_at ?? null;
      return { kind: factor?.kind ?? null, since, recoveryCodesLeft, isAvailable: parts.sealer !== null };
    },
    async begin(userId, currentPassword, { address }) {
      const sealer = requireSealer(parts.sealer);
      const account = await credentials.proveOwner(userId, currentPassword, address);
      return begin(db, { account, sealer, now: now() });
    },
    confirm: (userId, code, origin) => confirm(parts, { userId, origin, now: now() }, code),
    async renewRecoveryCodes(userId, { currentPassword, code }, origin) {
      const owner = accountOf(await credentials.proveOwner(userId, currentPassword, origin.address));
      const doing = { userId, origin, now: now() };
      return countingCode(parts, doing, () =>
        inTransaction(db, async (tx) => {
          await assertSameEntrance(tx, owner);
          await proveFactor(parts, tx, { ...doing, code });
          const made = await giveRecoveryCodes(tx, doing);
          await recordAct(tx, doing, { action: 'recovery_codes_made', details: { count: made.length } });
          return made;
        }),
      );
    },
    async turnOff(userId, { currentPassword, code }, origin) {
      const owner = accountOf(await credentials.proveOwner(userId, currentPassword, origin.address));
      const doing = { userId, origin, now: now() };
      return countingCode(parts, doing, () =>
        inTransaction(db, async (tx) => {
          await lockSameEntrance(tx, owner);
          await proveFactor(parts, tx, { ...doing, code });
          return { ...owner, entrance: (await remove(tx, doing)) ?? owner.entrance };
        }),
      );
    },
    resealAll: async () => resealSecrets(db, requireSealer(parts.sealer)),
    async removeByOperator(email) {
      const account = await findAccountByEmail(db, email);
      if (!account) return null;
      const doing = { userId: account.user_id, origin: OPERATOR, now: now() };
      return inTransaction(db, async (tx) => ((await remove(tx, doing)) === null ? 'none' : 'removed'));
    },
  } satisfies Partial<SecondFactors>;
}

function signIns(parts: FactorParts) {
  const { db, now } = parts;
  return {
    challenge: (owner) =>
      inTransaction(db, async (tx) => {
        await assertSameEntrance(tx, owner);
        const factor = await findSecondFactor(tx, owner.userId);
        if (!factor) return null;
        const token = randomBytes(TOKEN_BYTES).toString('base64url');
        const expiresAt = new Date(now().getTime() + CHALLENGE_MS);
        const times = { created_at: now(), expires_at: expiresAt };
        await insertChallenge(tx, { token_hash: tokenHash(token), user_id: owner.userId, ...times });
        return { token, kinds: [factor.kind], expiresAt };
      }),
    async pass(token, code, origin) {
      const hash = tokenHash(token);
      const account = await findChallenged(db, hash, now());
      if (!account) throw challengeInvalid();
      const doing = { userId: account.user_id, origin, now: now() };
      const proof = await countingCode(parts, doing, async () => {
        // Decided inside and refused outside: a refusal would take back that the code was counted.
        const tried = { ...doing, hash, code };
        const outcome = await inTransaction(db, (tx) => tryWithChallenge(parts, tx, tried));
        if (outcome === 'ended') throw challengeInvalid();
        return letInOrRefuse(db, doing, outcome);
      });
      return { account: accountOf(account), proof };
    },
    async require(userId, code, origin) {
      if (!(await findSecondFactor(db, userId))) return 'password';
      if (code === undefined) throw codeMissing();
      const doing = { userId, origin, now: now() };
      return countingCode(parts, doing, async () => {
        const outcome = await inTransaction(db, (tx) => tryCode(parts, tx, { ...doing, code }));
        return letInOrRefuse(db, doing, outcome);
      });
    },
  } satisfies Partial<SecondFactors>;
}

async function begin(
  db: Kysely<Database>,
  { account, sealer, now }: { account: AccountRow; sealer: Sealer; now: Date },
): Promise<{ secret: string; uri: string }> {
  const secret = makeTimeSecret();
  const isBegun = await inTransaction(db, async (tx) => {
    await assertSameEntrance(tx, accountOf(account));
    return beginFactor(tx, {
      user_id: account.user_id,
      kind: 'totp',
      secret: sealer.seal(secret, account.user_id),
      created_at: now,
      confirmed_at: null,
    });
  });
  if (!isBegun)
    throw new AppError('conflict', 'A second step is on already: turn it off before you set up another one.');
  return { secret, uri: timeSecretUri(secret, account.email) };
}

async function confirm(parts: FactorParts, doing: Doing, code: string): Promise<TurnedOn> {
  const { userId, now } = doing;
  const sealer = requireSealer(parts.sealer);
  const begun = await findBegunFactor(parts.db, userId, new Date(now.getTime() - BEGUN_MS));
  const secret = begun ? sealer.open(begun.secret, userId) : null;
  if (!begun || secret === null) throw notBegun();
  return countingCode(parts, doing, async () => {
    const step = stepOfCode(secret, code.replaceAll(/[\s-]/g, ''), now);
    if (step === null) throw codeRefused('wrong');
    return inTransaction(parts.db, (tx) => turnOn(tx, doing, { begun, step }));
  });
}

async function turnOn(
  tx: Kysely<Database>,
  doing: Doing,
  { begun, step }: { begun: SecondFactorRow; step: number },
): Promise<TurnedOn> {
  const account = await lockAccount(tx, doing.userId);
  if (!account || !(await confirmFactor(tx, begun, { step, now: doing.now }))) throw notBegun();
  const recoveryCodes = await giveRecoveryCodes(tx, doing);
  const entrance = await endEverywhere(tx, doing.userId);
  await recordAct(tx, doing, { action: 'second_factor_on', details: { kind: begun.kind } });
  return { recoveryCodes, account: { ...accountOf(account), entrance } };
}

async function giveRecoveryCodes(tx: Kysely<Database>, { userId, now }: Doing): Promise<string[]> {
  const made = makeRecoveryCodes();
  const hashes = made.flatMap((one) => recoveryCodeHash(userId, one) ?? []);
  await replaceRecoveryCodes(tx, userId, { hashes, now });
  return made;
}

/** The number of the entrance from now on; null where nothing was on. */
async function remove(tx: Kysely<Database>, doing: Doing): Promise<number | null> {
  if (!(await deleteFactorsOf(tx, doing.userId))) return null;
  const entrance = await endEverywhere(tx, doing.userId);
  await recordAct(tx, doing, { action: 'second_factor_off' });
  return entrance;
}

type Tried = Doing & { code: string };

async function tryWithChallenge(
  parts: FactorParts,
  tx: Kysely<Database>,
  { hash, ...tried }: Tried & { hash: string },
): Promise<CodeOutcome | 'ended'> {
  const counted = await countAttempt(tx, hash, { most: CODES_OF_CHALLENGE, now: tried.now });
  if (!counted) return 'ended';
  const outcome = await tryCode(parts, tx, tried);
  if (isRight(outcome)) await deleteChallenge(tx, hash);
  return outcome;
}

function tryCode({ sealer }: FactorParts, tx: Kysely<Database>, tried: Tried): Promise<CodeOutcome> {
  return takeCode(tx, tried, { code: tried.code, sealer });
}

async function letInOrRefuse(db: Kysely<Database>, doing: Doing, outcome: CodeOutcome): Promise<RightCode> {
  if (isRight(outcome)) return outcome;
  await recordFailure(db, doing, 'code');
  throw codeRefused(outcome);
}

/** Throws unless the code is right. Said to somebody who is signed in, so that there is no sign-in that failed. */
async function proveFactor(parts: FactorParts, tx: Kysely<Database>, tried: Tried): Promise<void> {
  if (!(await findSecondFactor(tx, tried.userId)))
    throw new AppError('conflict', 'No second step is on any more. Reload the page.');
  const outcome = await tryCode(parts, tx, tried);
  if (!isRight(outcome)) throw codeRefused(outcome);
}

/** The same where a factor may be off, and then asks for nothing. */
export async function proveFactorIfOn(
  parts: FactorParts,
  tx: Kysely<Database>,
  { code, ...doing }: Doing & { code: string | undefined },
): Promise<void> {
  if (!(await findSecondFactor(tx, doing.userId))) return;
  if (!code) throw codeMissing();
  await proveFactor(parts, tx, { ...doing, code });
}

function requireSealer(sealer: Sealer | null): Sealer {
  if (sealer) return sealer;
  throw new AppError(
    'second_factor_not_set_up',
    'This server has nothing to keep the secret with: whoever runs it has to set SECRETS_KEY, to at least 32 random characters.',
  );
}

function notBegun(): AppError {
  return new AppError(
    'conflict',
    'This took longer than half an hour, or was begun anew elsewhere: start again.',
  );
}

function codeMissing(): AppError {
  const sentence = 'This account asks for a code beside the password: one of its app, or a recovery code';
  return new AppError('second_factor_required', `${sentence}.`, { fields: { code: sentence } });
}

function challengeInvalid(): AppError {
  return new AppError(
    'challenge_invalid',
    'This sign-in took too long, or had too many wrong codes. Start again with your password.',
  );
}

import { AppError, type SecondFactorKind } from '@earntrack/contract';
import type { Database } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { type Doing, recordAct } from './audit.ts';
import { stepOfCode } from './otpauth/time-codes.ts';
import { recoveryCodeHash } from './recovery-codes.ts';
import type { Sealer } from './sealed-secret.ts';
import { countRecoveryCodes, findSecondFactor, takeRecoveryCode, takeStep } from './second-factor.queries.ts';

/** What let somebody in; "used" for a code of an app that was good once, "unreadable" where the key of the server is another one. */
export type CodeOutcome = SecondFactorKind | 'recovery_code' | 'used' | 'unreadable' | 'wrong';
export type RightCode = Exclude<CodeOutcome, 'used' | 'unreadable' | 'wrong'>;

interface CodeTried {
  code: string;
  sealer: Sealer | null;
}

const APP_CODE = /^\d{6}$/;

/** Uses a code up, in the transaction of what it opens: none opens anything twice. */
export async function takeCode(
  tx: Kysely<Database>,
  doing: Doing,
  { code, sealer }: CodeTried,
): Promise<CodeOutcome> {
  const digits = code.replaceAll(/[\s-]/g, '');
  return APP_CODE.test(digits)
    ? takeAppCode(tx, doing, { code: digits, sealer })
    : takeWrittenCode(tx, doing, code);
}

async function takeAppCode(
  tx: Kysely<Database>,
  { userId, now }: Doing,
  { code, sealer }: CodeTried,
): Promise<CodeOutcome> {
  const factor = await findSecondFactor(tx, userId);
  if (!factor) return 'wrong';
  const secret = sealer?.open(factor.secret, userId) ?? null;
  if (secret === null) return 'unreadable';
  const step = stepOfCode(secret, code, now);
  if (step === null) return 'wrong';
  return (await takeStep(tx, userId, step)) ? factor.kind : 'used';
}

async function takeWrittenCode(tx: Kysely<Database>, doing: Doing, code: string): Promise<CodeOutcome> {
  const { userId, now } = doing;
  const hash = recoveryCodeHash(userId, code);
  if (hash === null || !(await takeRecoveryCode(tx, userId, { hash, now }))) return 'wrong';
  const left = await countRecoveryCodes(tx, userId);
  await recordAct(tx, doing, { action: 'recovery_code_used', details: { left } });
  return 'recovery_code';
}

/** True for a code that lets in. */
export function isRight(outcome: CodeOutcome): outcome is RightCode {
  return outcome === 'totp' || outcome === 'recovery_code';
}

/** What somebody is told whose code does not let them in. */
export function codeRefused(outcome: Exclude<CodeOutcome, RightCode>): AppError {
  if (outcome === 'unreadable')
    return new AppError(
      'second_factor_not_set_up',
      'This server cannot check codes of an app: its SECRETS_KEY is not the one of before. A recovery code works; whoever runs the server can help.',
    );
  const sentence =
    outcome === 'used'
      ? 'This code was used already: wait for the next one'
      : 'This code is not right: codes of an app change every half minute, and a recovery code works once';
  return new AppError('wrong_code', `${sentence}.`, { fields: { code: sentence } });
}

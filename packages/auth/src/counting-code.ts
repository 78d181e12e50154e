import { AppError } from '@earntrack/contract';
import type { Doing } from './audit.ts';
import type { CodeLimit } from './code-limit.ts';
import { tooManyAttempts } from './credentials.ts';

/**
 * Counts the one code that `work` tries, and takes it back unless it was wrong. Around the transaction and never in it: one that the
 * database ended runs again, and would count again.
 */
export async function countingCode<T>(
  { codes }: { codes: CodeLimit },
  { userId, now }: Doing,
  work: () => Promise<T>,
): Promise<T> {
  if (!codes.admit(userId, now.getTime())) throw tooManyAttempts();
  try {
    const done = await work();
    codes.takeBack(userId);
    return done;
  } catch (fault) {
    if (!isWrongCode(fault)) codes.takeBack(userId);
    throw fault;
  }
}

function isWrongCode(fault: unknown): boolean {
  return fault instanceof AppError && fault.code === 'wrong_code';
}

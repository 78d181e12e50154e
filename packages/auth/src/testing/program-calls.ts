import { randomUUID } from 'node:crypto';
import { AppError, type AppErrorCode } from '@earntrack/contract';
import type { ApiTokenWish, KnownBearer, Programs } from '../programs.ts';

/** The code of a refusal. Throws when there was none. */
export async function refusalCode(promise: Promise<unknown>): Promise<AppErrorCode> {
  try {
    await promise;
  } catch (err) {
    if (err instanceof AppError) return err.code;
    throw err;
  }
  throw new Error('It was not refused');
}

/** What becomes of a request with this token. */
export function bring(programs: Programs, token: string) {
  return programs.resolve(`Bearer ${token}`);
}

/** Who comes with a token. Throws when it opens nothing. */
export async function knownBearer(programs: Programs, token: string): Promise<KnownBearer> {
  const found = await bring(programs, token);
  if (found === null || typeof found === 'string') throw new Error(`The token is ${found}`);
  return found;
}

/** A wish for a token that may read for a month; every value can be given. */
export function apiTokenWish(given: Partial<ApiTokenWish> = {}): ApiTokenWish {
  return { id: randomUUID(), name: 'Spreadsheet', scopes: ['read'], expiresInDays: 30, ...given };
}

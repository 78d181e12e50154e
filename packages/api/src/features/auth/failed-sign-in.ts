import type { Accounts, Origin } from '@earntrack/auth';
import { AppError } from '@earntrack/contract';

interface FailedSignInPort {
  accounts: Accounts;
  origin: Origin;
  afterwards: (name: string, work: () => Promise<void>) => void;
}

/**
 * Has an account remember that somebody was not let in, once the answer is under way: whether there is such an account shows
 * in no answer and in no time. Throws what kept them out.
 */
export function refuseSignIn(
  { accounts, origin, afterwards }: FailedSignInPort,
  email: string,
  fault: unknown,
): never {
  if (fault instanceof AppError && fault.code === 'wrong_credentials')
    afterwards('failed sign-in', () => accounts.noteFailedSignIn(email, origin));
  throw fault;
}

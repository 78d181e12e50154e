import { AppError } from '@earntrack/contract';
import { formsOf, isCommonPassword } from './common-passwords.ts';

/**
 * Throws an AppError `invalid_input` at `field` for a password that is tried first by whoever guesses: a common one, or the
 * account's own address.
 */
export async function refuseEasyPassword(
  password: string,
  { email, field }: { email: string; field: string },
): Promise<void> {
  const names = [email, email.slice(0, email.indexOf('@'))];
  if (formsOf(password).some((form) => names.includes(form)))
    throw refused(field, 'Your address is the first thing that somebody would try: choose something else');
  if (await isCommonPassword(password))
    throw refused(
      field,
      'Many people use this one, so it is tried first: a short sentence of your own is better',
    );
}

function refused(field: string, why: string): AppError {
  return new AppError('invalid_input', 'This password is too easy to guess.', { fields: { [field]: why } });
}

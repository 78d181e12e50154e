import { createHash, randomBytes } from 'node:crypto';

/** Crockford's: no letter in it is taken for a digit. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const GROUPS = 3;
const GROUP_LENGTH = 5;
const CODE_LENGTH = GROUPS * GROUP_LENGTH;
const RECOVERY_CODES = 10;
const WRITTEN = new RegExp(`^[${LETTERS}]{${CODE_LENGTH}}$`);

/** Ten codes of 75 random bits each, as they are shown: "7q2mx-0vb9k-tn3fd". */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from(randomBytes(CODE_LENGTH), (byte) => LETTERS.charAt(byte % LETTERS.length));
    const groups = Array.from({ length: GROUPS }, (_, at) =>
      letters.slice(at * GROUP_LENGTH, (at + 1) * GROUP_LENGTH).join(''),
    );
    return groups.join('-');
  });
}

/**
 * What is kept of a code, however it was written: SHA-256 of it and its owner, hexadecimal. It is random, so that it needs no
 * stretching. Null for a text that is none.
 */
export function recoveryCodeHash(userId: string, code: string): string | null {
  const letters = code.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  return WRITTEN.test(letters) ? createHash('sha256').update(`${userId}|${letters}`).digest('hex') : null;
}

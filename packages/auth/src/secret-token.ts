import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What a token begins with says what it is: also to those who search published code for secrets. */
export type TokenKind = 'et' | 'etr';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_BYTES = 24;
/** The most digits that 24 bytes and a checksum of 32 bits take. */
const RANDOM_LENGTH = 33;
const CHECKSUM_LENGTH = 6;

/** A new token: its kind, 192 random bits, and a checksum of both, so that one can be told from a text that only looks like it. */
export function makeToken(kind: TokenKind): string {
  const random = BigInt(`0x${randomBytes(RANDOM_BYTES).toString('hex')}`);
  const body = `${kind}_${inDigits(random, RANDOM_LENGTH)}`;
  return body + checksumOf(body);
}

/** Whether a text could be such a token. Costs no question to the database. */
export function isToken(text: string, kind: TokenKind): boolean {
  if (text.length !== kind.length + 1 + RANDOM_LENGTH + CHECKSUM_LENGTH) return false;
  const body = text.slice(0, -CHECKSUM_LENGTH);
  return text.startsWith(`${kind}_`) && text.endsWith(checksumOf(body));
}

function checksumOf(body: string): string {
  return inDigits(BigInt(crc32(body)), CHECKSUM_LENGTH);
}

function inDigits(value: bigint, length: number): string {
  const base = BigInt(DIGITS.length);
  let text = '';
  for (let rest = value; rest > 0n; rest /= base) text = DIGITS.charAt(Number(rest % base)) + text;
  return text.padStart(length, '0');
}

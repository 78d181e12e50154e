import { hash } from 'node:crypto';

/** What is kept of a token: its SHA-256, hexadecimal. Tokens are random, so the hash needs no salt and no stretching. */
export function tokenHash(token: string): string {
  return hash('sha256', token, 'hex');
}

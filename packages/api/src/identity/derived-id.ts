import { createHash } from 'node:crypto';

/**
 * The id that always comes out of the same parts: a UUID of version 8 (RFC 9562) from their SHA-256. A thing that is
 * recognised by what it is, like a row of a statement, has the same id however often it arrives.
 */
export function derivedId(...parts: string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

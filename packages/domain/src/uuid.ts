/**
 * A UUID version 7 (RFC 9562) from a time in milliseconds and ten random bytes, so that ids sort by creation.
 * Pure: the caller brings clock and randomness. Throws a RangeError for fewer than ten bytes.
 */
export function uuidv7(unixMs: number, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError('A UUID needs ten random bytes');
  const time = unixMs.toString(16).padStart(12, '0').slice(-12);
  const tail = Array.from(random.subarray(0, 10), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(tail.slice(4, 5), 16) & 3) | 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(1, 4)}-${variant}${tail.slice(5, 8)}-${tail.slice(8)}`;
}

import type { Fingerprints } from '../reading/file-reading.ts';

/** By what the next file is known that this mapping reads; null where there is nothing of the kind. */
export function fingerprintFor(
  mapping: Record<string, unknown>,
  fingerprints: Fingerprints | null,
): string | null {
  const form = mapping['file'] as { headerRow?: number } | undefined;
  const of = form?.headerRow === 0 ? 'ofWidth' : 'ofHeader';
  return fingerprints?.[of] ?? null;
}

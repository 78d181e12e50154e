import type { Database } from '@earntrack/db';
import type { Kysely } from 'kysely';
import type { Sealer } from './sealed-secret.ts';
import { listSecretsAfter, replaceSecret } from './second-factor.queries.ts';

export interface Resealed {
  /** Sealed with the present key from now on; the key before it is not needed for them any more. */
  resealed: number;
  /** Were sealed with it already. */
  asTheyWere: number;
  /** Opened by neither key: their codes are refused. */
  unreadable: number;
}

/**
 * Seals every secret with the present key, in small steps of their own, so that it may be stopped and begun again, and people sign in
 * meanwhile. One that is set up anew at that moment is left as it is: it was sealed with the present key.
 */
export async function resealSecrets(db: Kysely<Database>, sealer: Sealer): Promise<Resealed> {
  const counts = { resealed: 0, asTheyWere: 0, unreadable: 0 };
  let page = await listSecretsAfter(db, null);
  while (page.length > 0) {
    for (const row of page) counts[await resealOne(db, sealer, row)] += 1;
    page = await listSecretsAfter(db, page.at(-1) ?? null);
  }
  return counts;
}

async function resealOne(
  db: Kysely<Database>,
  sealer: Sealer,
  row: Awaited<ReturnType<typeof listSecretsAfter>>[number],
): Promise<keyof Resealed> {
  const fresh = sealer.reseal(row.secret, row.user_id);
  if (fresh === null) return 'unreadable';
  if (fresh === row.secret) return 'asTheyWere';
  return (await replaceSecret(db, row, fresh)) ? 'resealed' : 'asTheyWere';
}

import { randomBytes } from 'node:crypto';
import type { Database } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { insertInvitation } from './account.queries.ts';
import type { Invitation } from './accounts.ts';
import { tokenHash } from './token-hash.ts';

const TOKEN_BYTES = 25;
const DAY_MS = 86_400_000;

/** Leave to register once, kept as a hash only. */
export async function createInvitation(
  db: Kysely<Database>,
  { createdBy, expiresInDays, now }: { createdBy: string | null; expiresInDays: number; now: Date },
): Promise<Invitation> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const expiresAt = new Date(now.getTime() + expiresInDays * DAY_MS);
  await insertInvitation(db, {
    token_hash: tokenHash(token),
    created_by: createdBy,
    created_at: now,
    expires_at: expiresAt,
  });
  return { token, expiresAt };
}

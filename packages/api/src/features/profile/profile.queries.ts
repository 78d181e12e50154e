import type { ProfilePatch, ProfileRow } from '@earntrack/db';
import type { Handle } from '../../actor.ts';

export function findProfile(db: Handle, ownerId: string): Promise<ProfileRow | undefined> {
  return db.selectFrom('profile').selectAll().where('user_id', '=', ownerId).executeTakeFirst();
}

/** The same, with nobody else changing it until the transaction ends. */
export function lockProfile(tx: Handle, ownerId: string): Promise<ProfileRow | undefined> {
  return tx.selectFrom('profile').selectAll().where('user_id', '=', ownerId).forUpdate().executeTakeFirst();
}

/** The row as it is after `patch`, one version further. The caller holds its lock. */
export function updateProfile(tx: Handle, ownerId: string, patch: ProfilePatch): Promise<ProfileRow> {
  return tx
    .updateTable('profile')
    .set((eb) => ({ ...patch, version: eb('version', '+', 1) }))
    .where('user_id', '=', ownerId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

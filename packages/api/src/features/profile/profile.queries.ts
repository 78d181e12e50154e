import type { ProfilePatch, ProfileRow } from '@earntrack/db';
import type { Handle } from '../../actor.ts';

export function findProfile(db: Handle, ownerId: string): Promise<ProfileRow | undefined> {
  return db.selectFrom('profile').selectAll().where('user_id', '=', ownerId).executeTakeFirst();
}

/** The changed row; nothing where it has another version. */
export function updateProfile(
  db: Handle,
  ownerId: string,
  { version, patch }: { version: number; patch: ProfilePatch },
): Promise<ProfileRow | undefined> {
  return db
    .updateTable('profile')
    .set((eb) => ({ ...patch, version: eb('version', '+', 1) }))
    .where('user_id', '=', ownerId)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
}

import { prepared, type ProfilePatch, type ProfileRow } from '@earntrack/db';
import type { Handle } from '../../actor.ts';

const profileOf = prepared((db, { ownerId }: { ownerId: string }) =>
  db.selectFrom('profile').selectAll().where('user_id', '=', ownerId),
);

export async function findProfile(db: Handle, ownerId: string): Promise<ProfileRow | undefined> {
  const [row] = await profileOf(db, { ownerId });
  return row;
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

import type { PlatformRow } from '@earntrack/db';
import type { Handle } from '../../actor.ts';

/** The platform of this id in the bin, with nobody else changing it until the transaction ends. */
export function lockBinnedPlatform(
  tx: Handle,
  ownerId: string,
  id: string,
): Promise<PlatformRow | undefined> {
  return tx
    .selectFrom('platform')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .where('deleted_at', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
}

/** Puts the platform into the bin or, with null, takes it out. The caller holds its lock. */
export function movePlatform(
  tx: Handle,
  ownerId: string,
  { id, deletedAt, now }: { id: string; deletedAt: Date | null; now: Date },
): Promise<PlatformRow> {
  return tx
    .updateTable('platform')
    .set((eb) => ({ deleted_at: deletedAt, updated_at: now, version: eb('version', '+', 1) }))
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

import { recordAct } from '@earntrack/auth';
import type { DeletePlatformView, PlatformView } from '@earntrack/contract';
import { inTransaction } from '@earntrack/db';
import type { Handle, TracedActor } from '../../actor.ts';
import { movePlatform } from './platform-bin.queries.ts';
import { isPlatformInUse, lockPlatformForUpdate, updatePlatform } from './platforms.queries.ts';
import { counted, refusingTakenName } from './platforms.service.ts';
import { noSuchPlatform } from './require-platforms.service.ts';

export function archivePlatform(db: Handle, actor: TracedActor, id: string): Promise<PlatformView> {
  return inTransaction(db, async (tx) => {
    const known = await lockPlatformForUpdate(tx, actor.userId, id);
    if (!known) throw noSuchPlatform();
    if (known.archived_at !== null) return counted(tx, actor, known);
    const patch = { archived_at: actor.now, updated_at: actor.now };
    const archived = await updatePlatform(tx, actor.userId, { id, patch });
    await recordAct(tx, actor, { action: 'platform_archived', details: { name: known.name } });
    return counted(tx, actor, archived ?? known);
  });
}

export function unarchivePlatform(db: Handle, actor: TracedActor, id: string): Promise<PlatformView> {
  return inTransaction(db, async (tx) => {
    const known = await lockPlatformForUpdate(tx, actor.userId, id);
    if (!known) throw noSuchPlatform();
    if (known.archived_at === null) return counted(tx, actor, known);
    const patch = { archived_at: null, updated_at: actor.now };
    const shown = await refusingTakenName(updatePlatform(tx, actor.userId, { id, patch }));
    await recordAct(tx, actor, { action: 'platform_unarchived', details: { name: known.name } });
    return counted(tx, actor, shown ?? known);
  });
}

/** Puts a platform that nothing names into the bin; one with history is archived instead. */
export function binPlatform(db: Handle, actor: TracedActor, id: string): Promise<DeletePlatformView> {
  return inTransaction(db, async (tx) => {
    const known = await lockPlatformForUpdate(tx, actor.userId, id);
    if (!known) throw noSuchPlatform();
    if (await isPlatformInUse(tx, actor.userId, id)) {
      await archivePlatform(tx, actor, id);
      return { outcome: 'archived' };
    }
    await movePlatform(tx, actor.userId, { id, deletedAt: actor.now, now: actor.now });
    await recordAct(tx, actor, { action: 'platform_deleted', details: { name: known.name } });
    return { outcome: 'deleted' };
  });
}

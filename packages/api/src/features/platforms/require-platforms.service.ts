import { AppError } from '@earntrack/contract';
import type { PlatformRow } from '@earntrack/db';
import type { Handle } from '../../actor.ts';
import { lockPlatforms } from './platforms.queries.ts';

/** The platforms of these ids in the order asked for, safe from deletion until the transaction ends. */
export async function requirePlatforms(
  tx: Handle,
  ownerId: string,
  ids: readonly string[],
): Promise<PlatformRow[]> {
  const rows = await lockPlatforms(tx, ownerId, ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row) throw noSuchPlatform();
    return row;
  });
}

/** One platform of an account, safe from deletion until the transaction ends; nothing where it has none of this id. */
export async function holdPlatform(
  tx: Handle,
  ownerId: string,
  id: string,
): Promise<PlatformRow | undefined> {
  const [row] = await lockPlatforms(tx, ownerId, [id]);
  return row;
}

export function noSuchPlatform(): AppError {
  return new AppError('not_found', 'This platform does not exist any more. Choose another one.');
}

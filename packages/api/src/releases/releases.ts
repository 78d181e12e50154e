import { AppError } from '@earntrack/contract';
import type { NewRelease, ReleaseRow } from '@earntrack/db';
import type { Handle } from '../actor.ts';
import { derivedId } from '../identity/derived-id.ts';
import { findLastSucceeded, findRelease, insertRelease } from './releases.queries.ts';

export { listReleases } from './releases.queries.ts';

export type ReleaseNote = Required<Pick<NewRelease, 'id' | 'version' | 'result' | 'note'>>;

/**
 * Records how a release went. The same again under the same id is the same release, so whoever lost the answer may ask again;
 * throws `conflict` where the id is another one's.
 */
export async function recordRelease(db: Handle, release: ReleaseNote): Promise<ReleaseRow> {
  const made = await insertRelease(db, release);
  if (made) return made;
  const known = await findRelease(db, release.id);
  const isSame = known?.version === release.version && known.result === release.result;
  if (known && isSame) return known;
  throw new AppError(
    'conflict',
    'Another release was recorded with this id: give this one an id of its own.',
  );
}

/** Records that this version serves, once for all of its servers, and not again where one of them is only restarted. */
export async function recordServing(db: Handle, version: string): Promise<void> {
  const last = await findLastSucceeded(db);
  if (last?.version === version) return;
  // Servers that start at once know the same one before them, and so give theirs the same id.
  const id = derivedId('serving', last?.id ?? '', version);
  await recordRelease(db, {
    id,
    version,
    result: 'succeeded',
    note: 'told by the server as it began to serve',
  });
}

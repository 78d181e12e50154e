import { AppError } from '@earntrack/contract';
import type { NewRelease, ReleaseRow } from '@earntrack/db';
import type { Handle } from '../actor.ts';
import { findRelease, insertRelease } from './releases.queries.ts';

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

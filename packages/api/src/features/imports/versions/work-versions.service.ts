import { AppError, type WorkVersionsView } from '@earntrack/contract';
import type { Actor, Handle } from '../../../actor.ts';
import { listWorkByIds } from '../recording/targets.queries.ts';
import { saidOfEntry, typedAtOf, versionFields } from './entry-versions.ts';

/** Where the values of a stretch of work come from: what each file says of it, and when a person typed something else. */
export async function showWorkVersions(db: Handle, actor: Actor, id: string): Promise<WorkVersionsView> {
  const [row] = await listWorkByIds(db, actor.userId, { ids: [id], isLocking: false });
  if (!row) throw new AppError('not_found', 'This work does not exist any more.');
  const { saying, others, origins } = await saidOfEntry(db, actor, { kind: 'work', id });
  const versions = saying.map((version) => {
    const { workedOn, clock, seconds } = version.item;
    return { ...versionFields(version, origins), workedOn, clock, seconds };
  });
  return { versions, ...others, typedAt: typedAtOf(row) };
}

import type { ArchiveStatusView } from '@earntrack/contract';
import type { Actor, Handle } from '../../actor.ts';
import { archiveStatusView } from './archive.view.ts';
import { findRestoredArchive, hasData } from './restored-archive.queries.ts';

/** Whether an archive can be restored into this account, and which one was. */
export async function showArchiveStatus(db: Handle, { userId }: Actor): Promise<ArchiveStatusView> {
  return archiveStatusView(await findRestoredArchive(db, userId), await hasData(db, userId));
}

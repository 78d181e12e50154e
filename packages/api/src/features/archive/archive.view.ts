import type { ArchiveStatusView, RestoredArchiveView } from '@earntrack/contract';
import type { RestoredArchiveRow } from '@earntrack/db';
import { ARCHIVE_KINDS } from './archive-kinds.ts';
import type { CheckedArchive } from './check-archive.ts';

const COUNTED = ['platforms', 'products', 'earnings', 'work', 'payouts', 'goals', 'imports'] as const;

export function restoredArchiveView(
  { manifest }: CheckedArchive,
  outcome: RestoredArchiveView['outcome'],
): RestoredArchiveView {
  const rows = new Map(manifest.files.map((file) => [file.path, file.rows ?? 0]));
  const counts = COUNTED.map((kind) => [kind, rows.get(ARCHIVE_KINDS[kind].file) ?? 0]);
  return {
    outcome,
    archivedAt: new Date(manifest.createdAt).toISOString(),
    counts: Object.fromEntries(counts) as RestoredArchiveView['counts'],
  };
}

export function archiveStatusView(
  restored: RestoredArchiveRow | undefined,
  hasData: boolean,
): ArchiveStatusView {
  return {
    canRestore: !hasData,
    restored: restored
      ? { archivedAt: restored.archived_at.toISOString(), restoredAt: restored.restored_at.toISOString() }
      : null,
  };
}

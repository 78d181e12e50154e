import { AppError, type EarningVersionsView } from '@earntrack/contract';
import type { Handle, Actor } from '../../actor.ts';
import { componentsView } from '../earnings/index.ts';
import type { RecordedItem } from './staged-item.ts';
import { listEarningsByIds } from './targets.queries.ts';
import { listVersions, type StoredVersion } from './versions.queries.ts';
import { latestFirst, revived, type Version } from './versions.ts';

type EarningItem = Extract<RecordedItem['item'], { kind: 'earning' }>;

interface OfFile extends Version {
  item: EarningItem;
  stored: StoredVersion;
}

/** Where the values of an earning come from: what each file says of it, and when a person typed something else. */
export async function showEarningVersions(
  db: Handle,
  actor: Actor,
  id: string,
): Promise<EarningVersionsView> {
  const [row] = await listEarningsByIds(db, actor.userId, { ids: [id], isLocking: false });
  if (!row) throw new AppError('not_found', 'This earning does not exist any more.');
  const stored = await listVersions(db, actor.userId, { targetIds: [id], without: null });
  const versions = stored.flatMap((each): OfFile[] => {
    const version = revived(each);
    return version?.item.kind === 'earning' ? [{ ...version, item: version.item, stored: each }] : [];
  });
  return {
    versions: latestFirst(versions).map(versionView),
    typedAt: row.request_hash === null ? null : row.updated_at.toISOString(),
  };
}

function versionView({ item, isTaken, stored }: OfFile): EarningVersionsView['versions'][number] {
  return {
    importId: stored.import_id,
    fileName: stored.file_name,
    committedAt: stored.committed_at.toISOString(),
    isChosen: isTaken,
    rows: item.rows.map(({ row }) => row),
    earnedOn: item.earnedOn,
    currency: item.currency,
    components: componentsView(item.components),
    hours: item.hours,
  };
}

import { AppError, type EarningTakenBackView, type EarningVersionsView } from '@earntrack/contract';
import type { Handle, Actor } from '../../../actor.ts';
import { leftAt } from '../../../identity/left-hash.ts';
import { componentsView } from '../../earnings/index.ts';
import { type KnownEarning, listEarningsByIds } from '../recording/targets.queries.ts';
import type { RecordedItem } from '../staging/staged-item.ts';
import { joiningOf } from './joined-rows.ts';
import { addedFeesView, valueOrigins } from './value-origins.ts';
import { feesApart, payoutIdsOf } from './versions-of.ts';
import { listMerged, listOrigins, listVersions, type OriginsOfImports } from './versions.queries.ts';
import { FileVersions, type FileVersion, latestFirst } from './versions.ts';

type EarningItem = Extract<RecordedItem['item'], { kind: 'earning' }>;

/** Where the values of an earning come from: what each file says of it, and when a person typed something else. */
export async function showEarningVersions(
  db: Handle,
  actor: Actor,
  id: string,
): Promise<EarningVersionsView> {
  const [row] = await listEarningsByIds(db, actor.userId, { ids: [id], isLocking: false });
  if (!row) throw new AppError('not_found', 'This earning does not exist any more.');
  const said = await listVersions(db, actor.userId, { targetIds: [id], without: null });
  const rows = said.map(({ payload, platform_id: platformId }) => ({
    targetId: id,
    platformId,
    item: payload,
  }));
  const payoutId = (await payoutIdsOf(db, actor.userId, rows)).get(id) ?? null;
  const rowId = said.find(({ row_id: each }) => each !== null)?.row_id ?? id;
  const { merged, everSaid } = await listMerged(db, actor.userId, { rowIds: [rowId], without: null });
  const targetIds = [...new Set([rowId, ...everSaid, ...(payoutId === null ? [] : [payoutId])])];
  const besides = await listVersions(db, actor.userId, {
    targetIds: targetIds.filter((each) => each !== id),
    without: null,
  });
  const fees = said.flatMap(({ payload }) =>
    payload.kind === 'earning' ? [{ rowId, on: payload.earnedOn }] : [],
  );
  const joining = await joiningOf(db, actor.userId, { fees, without: null });
  const stored = [...said, ...besides];
  const apart = await feesApart(db, actor.userId, { stored, items: [], file: null, without: null });
  const known = new FileVersions(stored, merged, { joining, apart });
  const versions = latestFirst(known.of({ kind: 'earning', targetId: id, rowId, payoutId }));
  const importIds = versions.map(({ stored: { import_id: importId } }) => importId);
  const origins = await listOrigins(db, actor.userId, {
    targetId: id,
    importIds: [...new Set(importIds)],
  });
  const saying = versions.filter(isEarning);
  const [top, ...earlier] = saying;
  return {
    versions: saying.map((version) => versionView(version, origins)),
    addedFees: top && versions[0] === top ? addedFeesView(top, earlier, origins) : [],
    takenBackBy: versions.filter(({ item }) => item === null).map(takenBackByView),
    typedAt: typedAtOf(row)?.toISOString() ?? null,
  };
}

/** A tag that it got since does not make it a person's own. */
function typedAtOf(row: KnownEarning): Date | null {
  return row.request_hash === null ? null : (leftAt(row.request_hash) ?? row.updated_at);
}

function fileView({ isTaken, stored }: FileVersion) {
  return {
    importId: stored.import_id,
    fileName: stored.file_name,
    committedAt: stored.committed_at.toISOString(),
    isChosen: isTaken,
    rows: stored.payload.rows.map(({ row }) => row),
  };
}

function isEarning(version: FileVersion): version is FileVersion & { item: EarningItem } {
  return version.item?.kind === 'earning';
}

function versionView(
  version: FileVersion & { item: EarningItem },
  origins: OriginsOfImports,
): EarningVersionsView['versions'][number] {
  const { earnedOn, currency, hours, description, components } = version.item;
  return {
    ...fileView(version),
    earnedOn,
    currency,
    components: componentsView(components),
    hours,
    platformId: version.stored.platform_id,
    description,
    origins: valueOrigins(version, origins),
  };
}

function takenBackByView(version: FileVersion): EarningTakenBackView {
  const { payload } = version.stored;
  const says = payload.kind === 'leftOut' ? (payload.takesBack?.says ?? null) : null;
  return { ...fileView(version), says };
}

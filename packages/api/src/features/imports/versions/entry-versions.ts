import type { EntryKind, EntryTakenBackView, UndoneFileView } from '@earntrack/contract';
import type { Actor, Handle } from '../../../actor.ts';
import { leftAt } from '../../../identity/left-hash.ts';
import { joiningOf } from './joined-rows.ts';
import { listUndone } from './undone.queries.ts';
import { valueOrigins } from './value-origins.ts';
import { feesApart, payoutIdsOf } from './versions-of.ts';
import {
  listMerged,
  listOrigins,
  listVersions,
  type OriginsOfImports,
  type StoredVersion,
} from './versions.queries.ts';
import { FileVersions, type FileVersion, latestFirst, type Recorded } from './versions.ts';

/** A version that says what the entry is. */
export type SayingVersion<Kind extends EntryKind> = FileVersion & { item: Extract<Recorded, { kind: Kind }> };

/** What recorded files say of one entry. */
export interface SaidOfEntry<Kind extends EntryKind> {
  /** The one that counts comes first. */
  saying: SayingVersion<Kind>[];
  /** False where the file that counts takes it back. */
  isTopSaying: boolean;
  /** What is shown of other files, whatever the kind. */
  others: { takenBackBy: EntryTakenBackView[]; undone: UndoneFileView[] };
  /** From which columns these files say that its rows are made. */
  origins: OriginsOfImports;
}

interface OneEntry<Kind extends EntryKind> {
  kind: Kind;
  id: string;
}

/** What recorded files say of an entry of one kind and id. */
export async function saidOfEntry<Kind extends EntryKind>(
  db: Handle,
  { userId }: Actor,
  { kind, id }: OneEntry<Kind>,
): Promise<SaidOfEntry<Kind>> {
  const said = await listVersions(db, userId, { targetIds: [id], without: null });
  const payoutId = kind === 'earning' ? await payoutIdOf(db, userId, { id, said }) : null;
  const rowId = said.find(({ row_id: each }) => each !== null)?.row_id ?? id;
  const { merged, everSaid } = await listMerged(db, userId, { rowIds: [rowId], without: null });
  const targetIds = [...new Set([rowId, ...everSaid, ...(payoutId === null ? [] : [payoutId])])];
  const besides = await listVersions(db, userId, {
    targetIds: targetIds.filter((each) => each !== id),
    without: null,
  });
  const fees = said.flatMap(({ payload }) =>
    payload.kind === 'earning' ? [{ rowId, on: payload.earnedOn }] : [],
  );
  const joining = await joiningOf(db, userId, { fees, without: null });
  const stored = [...said, ...besides];
  const apart = await feesApart(db, userId, { stored, items: [], file: null, without: null });
  const known = new FileVersions(stored, merged, { joining, apart });
  const versions = latestFirst(known.of({ kind, targetId: id, rowId, payoutId }));
  const importIds = versions.map(({ stored: { import_id: importId } }) => importId);
  const origins = await listOrigins(db, userId, { targetId: id, importIds: [...new Set(importIds)] });
  return {
    saying: versions.filter((version) => isOf(version, kind)),
    isTopSaying: versions[0]?.item?.kind === kind,
    others: {
      takenBackBy: versions.filter(({ item }) => item === null).map(takenBackByView),
      undone: (await listUndone(db, userId, { kind, targetId: id })).map(undoneView),
    },
    origins,
  };
}

async function payoutIdOf(
  db: Handle,
  ownerId: string,
  { id, said }: { id: string; said: readonly StoredVersion[] },
): Promise<string | null> {
  const rows = said.map(({ payload, platform_id: platformId }) => ({
    targetId: id,
    platformId,
    item: payload,
  }));
  return (await payoutIdsOf(db, ownerId, rows)).get(id) ?? null;
}

/** When a person typed or changed an entry last; a tag that it got since does not make it their own. */
export function typedAtOf(row: { request_hash: string | null; updated_at: Date }): string | null {
  const at = row.request_hash === null ? null : (leftAt(row.request_hash) ?? row.updated_at);
  return at?.toISOString() ?? null;
}

/** What is shown of a version of an entry of whichever kind. */
export function versionFields(version: SayingVersion<EntryKind>, origins: OriginsOfImports) {
  return {
    ...fileView(version),
    platformId: version.stored.platform_id,
    description: version.item.description,
    origins: valueOrigins(version, origins),
  };
}

function isOf<Kind extends EntryKind>(version: FileVersion, kind: Kind): version is SayingVersion<Kind> {
  return version.item?.kind === kind;
}

function takenBackByView(version: FileVersion): EntryTakenBackView {
  const { payload } = version.stored;
  const says = payload.kind === 'leftOut' ? (payload.takesBack?.says ?? null) : null;
  return { ...fileView(version), says };
}

function undoneView({
  import_id: importId,
  file_name: fileName,
  payload,
  undone_at: undoneAt,
}: Awaited<ReturnType<typeof listUndone>>[number]): UndoneFileView {
  return { importId, fileName, rows: payload.rows.map(({ row }) => row), undoneAt: undoneAt.toISOString() };
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

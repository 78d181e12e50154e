import {
  AppError,
  BY_MAPPING,
  type ImportView,
  type openImportInput,
  type stageItemsInput,
} from '@earntrack/contract';
import { inTransaction, type StatementImportRow } from '@earntrack/db';
import type { LocalDate } from '@earntrack/domain';
import { faultOfMapping, presetById } from '@earntrack/statements';
import type { z } from 'zod';
import type { Actor, Handle } from '../../../actor.ts';
import { derivedId } from '../../../identity/derived-id.ts';
import { findIdSeed } from '../../../identity/id-seed.queries.ts';
import { requestHash } from '../../../identity/request-hash.ts';
import { requirePlatforms } from '../../platforms/index.ts';
import { requireStaged } from '../import-state.ts';
import { findImport, findOrigins, insertImport, lockImport, updateImport } from '../imports.queries.ts';
import { addCount, importView, noCounts } from '../imports.view.ts';
import { listEarningsByIds } from '../recording/targets.queries.ts';
import type { DecidedItem } from '../review/decide-item.ts';
import { decideItems } from '../review/decide-items.ts';
import { versionsFileOf } from '../review/review-import.service.ts';
import { kindsLeftOut } from '../versions/row-facts.ts';
import { listMerged } from '../versions/versions.queries.ts';
import { versionKey } from '../versions/versions.ts';
import { dayOfItem } from './day-of-item.ts';
import { type KnownItems, underFormerKeys } from './former-keys.ts';
import { underFormerPayoutKeys } from './former-payouts.ts';
import { hasChunk, insertItems, type ItemToInsert } from './items.queries.ts';
import { placeMovedRows } from './moved-days.ts';
import { chosenPlatforms } from './platform-choices.ts';
import { keyOfNothing, listRecorded } from './recorded.queries.ts';
import { leftOutByPerson, ownIdOf, placeOf, type StagedItem, stagedItem } from './staged-item.ts';
import { storedItemJson, storedJson } from './stored-json.ts';

type OpenImport = z.output<typeof openImportInput>;
type StageItems = z.output<typeof stageItemsInput>;

/** The preset of EarnTrack's own file. */
const OWN_PRESET = 'generic';

/** Opens an import; opening it again with the same words gives the one that is there. */
export function openImport(db: Handle, actor: Actor, input: OpenImport): Promise<ImportView> {
  assertReadable(input);
  return inTransaction(db, async (tx) => {
    const row = columnsOf(input);
    const known = await findImport(tx, actor.userId, input.id);
    if (!known) await requirePlatforms(tx, actor.userId, existingPlatforms(input));
    const opened = known
      ? undefined
      : await insertImport(tx, actor.userId, {
          ...row,
          state: 'staged',
          counts: JSON.stringify(noCounts()),
          created_at: actor.now,
        });
    const current = opened ?? known ?? (await findImport(tx, actor.userId, input.id));
    const origins = current && (await findOrigins(tx, actor.userId, current.id));
    if (!current || !isSame({ ...current, origins }, row)) {
      throw new AppError(
        'conflict',
        'Another import was already opened under this id. Start the import again.',
      );
    }
    return importView(current);
  });
}

function assertReadable({ presetId, mapping }: OpenImport): void {
  const fault = mapping === null ? null : faultOfMapping(mapping);
  if (fault !== null) throw new AppError('invalid_input', fault, { fields: { mapping: fault } });
  const isMapped = presetId === BY_MAPPING && mapping !== null;
  // A preset to which a person added kinds of rows is sent whole, and is still that preset's form of file.
  const isPreset = mapping === null || mapping['id'] === presetId;
  if (isMapped || (isPreset && presetById(presetId))) return;
  throw new AppError('invalid_input', 'This form of statement is not known here.', {
    fields: { presetId: 'Not a form of statement that is known here' },
  });
}

/** Takes in one chunk of items; a chunk that is there already stays as it is. */
export function stageItems(db: Handle, actor: Actor, input: StageItems): Promise<ImportView> {
  return inTransaction(db, async (tx) => {
    const row = requireStaged(await lockImport(tx, actor.userId, input.importId));
    if (await hasChunk(tx, actor.userId, input)) return importView(row);
    if (row.counts.staged + input.items.length > row.item_count) throw tooManyItems(row);
    const platforms = chosenPlatforms(row.platforms);
    const ownIds = await ownIdsOf(tx, actor, { row, items: input.items });
    const idSeed = await findIdSeed(tx, actor.userId);
    const staged = input.items.map((item, position) =>
      stagedItem(item, position, { idSeed, platforms, ownIds }),
    );
    const named = await underFormerPayoutKeys(tx, actor.userId, { items: staged, idSeed });
    const known = await underFormerKeys(tx, actor.userId, { items: named, idSeed });
    const items = await mergedBefore(tx, actor, known.items);
    const latestOn = latestDay(row, input.items);
    const file = await versionsFileOf(tx, actor, { ...row, latest_on: latestOn });
    const placed = await leftOutBefore(tx, actor, { ...known, items });
    const { decided } = await decideItems(tx, actor.userId, { items: placed, file });
    await insertItems(
      tx,
      actor.userId,
      decided.map((item) => itemRow(item, { ...input, idSeed })),
    );
    const counts = structuredClone(row.counts);
    for (const { staged, outcome } of decided) addCount(counts, { kind: staged.item.kind, outcome });
    if (counts.staged === row.item_count) await placeMovedRows(tx, actor.userId, { row, file, counts });
    const patch = { counts: JSON.stringify(counts), latest_on: latestOn };
    return importView(await updateImport(tx, actor.userId, { id: row.id, patch }));
  });
}

interface PlacedItem {
  staged: StagedItem;
  /** The id that the row has in every export, where a person said that it is an entry which they typed. */
  rowId: string | null;
}

/** Rows that were merged into an entry with another file are that entry in this one too. */
async function mergedBefore(tx: Handle, actor: Actor, items: readonly StagedItem[]): Promise<PlacedItem[]> {
  const rowIds = items.flatMap((item) => placeOf(item)?.targetId ?? []);
  const { merged } = await listMerged(tx, actor.userId, { rowIds, without: null });
  return items.map((staged): PlacedItem => {
    const place = placeOf(staged);
    const targetId = place && mergedInto(staged, place.targetId, merged);
    if (!place || !targetId) return { staged, rowId: null };
    const { targetId: rowId } = place;
    if (staged.targetId !== null) return { staged: { ...staged, targetId, rowId }, rowId };
    return { staged: { ...staged, takesBack: { ...place, targetId, rowId } }, rowId };
  });
}

/** The entry that a row is merged into: one of its own kind, or of what it would be where it takes back what there is. */
function mergedInto(
  { item }: StagedItem,
  targetId: string,
  merged: ReadonlyMap<string, string>,
): string | undefined {
  const kinds = item.kind === 'leftOut' ? kindsLeftOut(item) : [item.kind];
  return kinds
    .map((kind) => merged.get(versionKey({ item: { kind }, targetId })))
    .find((id) => id !== undefined);
}

interface RememberedItem extends PlacedItem {
  /** What is stored: of a row that was left out, what the file says of it, so that it can be taken after all. */
  said: StagedItem;
  isLeftOut: boolean;
}

/** Rows that a person left out of another file stay left out of this one, until they say otherwise. */
async function leftOutBefore(
  tx: Handle,
  actor: Actor,
  { items, recorded, asked }: Omit<KnownItems, 'items'> & { items: readonly PlacedItem[] },
): Promise<RememberedItem[]> {
  const targetIds = items.flatMap(({ staged }) => placeOf(staged)?.targetId ?? []);
  const besides = await listRecorded(
    tx,
    actor.userId,
    targetIds.filter((id) => !asked.has(id)),
  );
  const isLeftOutOf = (...keys: readonly string[]) => {
    const found = keys.map((key) => recorded.get(key) ?? besides.get(key)).filter((each) => each?.isThere);
    return found.length > 0 && found.every((each) => each?.isLeftOut);
  };
  return items.map((placed) => {
    const { staged: said } = placed;
    if (said.targetId === null) {
      const { item, takesBack } = said;
      const keys = takesBack ? kindsLeftOut(item).map((kind) => keyOfNothing(kind, takesBack.targetId)) : [];
      const isLeftOut = isLeftOutOf(...keys);
      return { ...placed, said, isLeftOut };
    }
    const isLeftOut = isLeftOutOf(versionKey(said));
    const staged = isLeftOut ? leftOutByPerson(said.item, said.position) : said;
    return { ...placed, said, staged, isLeftOut };
  });
}

/** The latest day that the rows so far name. */
function latestDay({ latest_on: soFar }: StatementImportRow, items: StageItems['items']): LocalDate | null {
  return items
    .map(dayOfItem)
    .reduce((latest, day) => (day !== null && (latest === null || day > latest) ? day : latest), soFar);
}

/** Earnings of the account among those that its own export names: they are recognised, wherever they came from. */
async function ownIdsOf(
  tx: Handle,
  actor: Actor,
  { row, items }: { row: StatementImportRow; items: StageItems['items'] },
): Promise<ReadonlySet<string>> {
  if (row.preset_id !== OWN_PRESET) return new Set();
  const ids = items.flatMap((item) => ownIdOf(item) ?? []);
  const known = await listEarningsByIds(tx, actor.userId, { ids, isLocking: false });
  return new Set(known.map(({ id }) => id));
}

function tooManyItems({ item_count: itemCount }: StatementImportRow): AppError {
  return new AppError(
    'invalid_input',
    `More entries arrived than the ${itemCount} that were announced. Start the import again.`,
  );
}

function itemRow(
  { said, outcome, rowId, isLeftOut }: DecidedItem & RememberedItem,
  { importId, chunk, idSeed }: StageItems & { idSeed: string },
): ItemToInsert {
  return {
    import_id: importId,
    chunk,
    position: said.position,
    payload: storedItemJson(said.item),
    target_id: placeOf(said)?.targetId ?? null,
    platform_id: placeOf(said)?.platformId ?? null,
    outcome,
    decision: isLeftOut ? 'leaveOut' : rowId === null ? null : 'merge',
    row_id: rowId,
    joined_ids: joinedIdsOf(said),
    row_origins: rowOriginsOf(said),
    id_without_day: idWithoutDayOf(said, idSeed),
    is_unread: said.item.kind === 'leftOut' ? (said.item.isUnread ?? null) : null,
  };
}

function idWithoutDayOf({ item, platformId }: StagedItem, idSeed: string): string | null {
  if (item.kind === 'leftOut' || item.keyWithoutDay === undefined || platformId === null) return null;
  return derivedId(idSeed, platformId, item.keyWithoutDay);
}

function rowOriginsOf({ item: { kind, rows } }: StagedItem): string {
  const isTold = kind !== 'leftOut' && rows.some(({ origin = 0 }) => origin !== 0);
  return isTold ? JSON.stringify(rows.map(({ origin = 0 }) => origin)) : 'null';
}

function joinedIdsOf(said: StagedItem): string {
  const joinedIds = said.targetId === null ? [] : (said.joinedIds ?? []);
  return JSON.stringify(joinedIds.length === 0 ? null : joinedIds);
}

function existingPlatforms({ platforms }: OpenImport): string[] {
  return platforms.flatMap(({ target }) => (target.kind === 'existing' ? [target.platformId] : []));
}

function columnsOf(input: OpenImport) {
  return {
    id: input.id,
    preset_id: input.presetId,
    mapping: input.mapping === null ? null : JSON.stringify(input.mapping),
    file_name: input.fileName,
    file_sha256: input.fileSha256,
    row_count: input.rowCount,
    item_count: input.itemCount,
    why: input.why,
    origins: input.origins === null ? null : JSON.stringify(input.origins),
    platforms: storedJson(input.platforms),
  };
}

function isSame(
  known: StatementImportRow & { origins: unknown },
  asked: ReturnType<typeof columnsOf>,
): boolean {
  const { platforms, mapping, origins, ...plain } = asked;
  return (
    Object.entries(plain).every(([name, value]) => known[name as keyof typeof plain] === value) &&
    requestHash(known.mapping) === requestHash(mapping === null ? null : JSON.parse(mapping)) &&
    requestHash(known.origins) === requestHash(origins === null ? null : JSON.parse(origins)) &&
    requestHash(known.platforms) === requestHash(JSON.parse(platforms))
  );
}

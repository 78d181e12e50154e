import { AppError, idField, type StatementItemInput, statementItemInput } from '@earntrack/contract';
import type { StatementItemRow } from '@earntrack/db';
import { derivedId } from '../../../identity/derived-id.ts';
import { type ChosenPlatforms, requireChosen } from './platform-choices.ts';

type Recorded = Exclude<StatementItemInput, { kind: 'leftOut' }>;
type LeftOut = Extract<StatementItemInput, { kind: 'leftOut' }>;

/** That a person takes what a row says instead of what there is. */
export interface Taking {
  /** Of the entry that they had, when they said so; null where no person held it. */
  version: string | null;
  id: string | null;
}

/** What an item of a statement is to become: a row of this id on this platform, or nothing. */
export type StagedItem =
  | {
      position: number;
      item: Recorded;
      targetId: string;
      platformId: string;
      taking?: Taking | null;
      /** The id that the row has in every export, where a person said that it is an entry which they typed. */
      rowId?: string | null;
      /** The ids of what rows of fees which are in it are where they stand alone. */
      joinedIds?: readonly string[];
    }
  | { position: number; item: LeftOut; targetId: null; platformId: null; takesBack?: RowPlace | null };

/** The place of a row among those of other files. */
export interface RowPlace {
  targetId: string;
  platformId: string;
  taking?: Taking | null;
  /** Where that is not what a person typed. */
  rowId?: string | null;
}

export type RecordedItem = Exclude<StagedItem, { targetId: null }>;

/** Where a row is among those of other files; null where nothing of it is. */
export function placeOf(staged: StagedItem): RowPlace | null {
  return staged.targetId === null ? (staged.takesBack ?? null) : staged;
}

/** The id that a row has in every export, whatever became of it. */
export function rowIdOf({ targetId, rowId = null }: Pick<RowPlace, 'targetId' | 'rowId'>): string {
  return rowId ?? targetId;
}

interface ItemPlaces {
  /** What this account's ids are made of. */
  idSeed: string;
  platforms: ChosenPlatforms;
  /** Earnings of the account that a file of its own export names by their ids. */
  ownIds: ReadonlySet<string>;
}

/** The id by which EarnTrack's own export names an earning; a second row of the same id is another one. */
export function ownIdOf(item: StatementItemInput): string | null {
  if (item.kind !== 'earning' || item.externalId === null || !item.key.endsWith(`|${item.externalId}`))
    return null;
  const { data: id } = idField.safeParse(item.externalId);
  return id ?? null;
}

/** Where an item goes: the same row of the same platform has the same id in every export that holds it. */
export function stagedItem(
  item: StatementItemInput,
  position: number,
  { idSeed, platforms, ownIds }: ItemPlaces,
): StagedItem {
  if (item.kind === 'leftOut') {
    const platformId = item.takesBack && platforms.get(item.takesBack.platformName);
    const takesBack = platformId
      ? { targetId: derivedId(idSeed, platformId, item.key), platformId, taking: null }
      : null;
    return { position, item, targetId: null, platformId: null, takesBack };
  }
  const platformId = requireChosen(platforms, item.platformName);
  const ownId = ownIdOf(item);
  const isOwn = ownId !== null && ownIds.has(ownId);
  const targetId = isOwn ? ownId : derivedId(idSeed, platformId, item.key);
  const joins = item.kind === 'earning' ? (item.joins ?? []) : [];
  return {
    position,
    item,
    platformId,
    targetId,
    joinedIds: joins.map((key) => derivedId(idSeed, platformId, key)),
  };
}

/** What becomes of a row that a person left out. */
export function leftOutByPerson({ key, rows }: Recorded, position: number): StagedItem {
  const item = { kind: 'leftOut', key, rows, reason: 'You left it out' } as const;
  return { position, item, targetId: null, platformId: null };
}

/** A stored item, checked again as if it had just arrived. Throws an AppError when what is stored is no item. */
export function reviveItem(row: StatementItemRow): StagedItem {
  const { data: item, error } = statementItemInput.safeParse(row.payload);
  if (!item) {
    throw new AppError(
      'statement_mismatch',
      'A staged row cannot be read any more. Start the import again.',
      {
        cause: error,
      },
    );
  }
  const had = row.replaced?.entry;
  const taking =
    row.decision === 'take' ? { version: had?.['version'] ?? null, id: had?.['id'] ?? null } : null;
  const { position, target_id: targetId, platform_id: platformId, row_id: rowId } = row;
  if (item.kind === 'leftOut') {
    const isSaid = targetId !== null && platformId !== null && row.decision !== 'leaveOut';
    const takesBack = isSaid ? { targetId, platformId, taking, rowId } : null;
    return { position, item, targetId: null, platformId: null, takesBack };
  }
  if (row.decision === 'leaveOut') return leftOutByPerson(item, position);
  if (targetId === null || platformId === null) {
    throw new AppError('statement_mismatch', 'A staged row has lost its platform. Start the import again.');
  }
  return { position, targetId, platformId, item, taking, rowId, joinedIds: row.joined_ids ?? [] };
}

import { AppError, idField, type StatementItemInput, statementItemInput } from '@earntrack/contract';
import type { StatementItemRow } from '@earntrack/db';
import { derivedId } from '../../identity/derived-id.ts';
import type { PlatformOfName } from './platform-choices.ts';

type Recorded = Exclude<StatementItemInput, { kind: 'leftOut' }>;
type LeftOut = Extract<StatementItemInput, { kind: 'leftOut' }>;

/** That a person takes what a row says instead of what there is. */
export interface Taking {
  /** Of the entry that they had, when they said so; null where no person held it. */
  version: string | null;
}

/** What an item of a statement is to become: a row of this id on this platform, or nothing. */
export type StagedItem =
  | {
      position: number;
      item: Recorded;
      targetId: string;
      platformId: string;
      taking?: Taking | null;
      /** A person said that it is an entry which they typed. */
      isMerged?: boolean;
    }
  | { position: number; item: LeftOut; targetId: null; platformId: null };

export type RecordedItem = Exclude<StagedItem, { targetId: null }>;

interface ItemPlaces {
  /** What this account's ids are made of. */
  idSeed: string;
  platformOf: PlatformOfName;
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
  { idSeed, platformOf, ownIds }: ItemPlaces,
): StagedItem {
  if (item.kind === 'leftOut') return { position, item, targetId: null, platformId: null };
  const platformId = platformOf(item.platformName);
  const ownId = ownIdOf(item);
  const isOwn = ownId !== null && ownIds.has(ownId);
  return { position, item, platformId, targetId: isOwn ? ownId : derivedId(idSeed, platformId, item.key) };
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
  if (item.kind === 'leftOut') return { position: row.position, item, targetId: null, platformId: null };
  if (row.decision === 'leaveOut') return leftOutByPerson(item, row.position);
  if (row.target_id === null || row.platform_id === null) {
    throw new AppError('statement_mismatch', 'A staged row has lost its platform. Start the import again.');
  }
  const taking = row.decision === 'take' ? { version: row.replaced?.entry['version'] ?? null } : null;
  const place = { position: row.position, targetId: row.target_id, platformId: row.platform_id };
  return { ...place, item, taking, isMerged: row.decision === 'merge' };
}

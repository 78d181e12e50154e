import { AppError } from '@earntrack/contract';
import type { StatementItemRow } from '@earntrack/db';
import type { Handle } from '../../../actor.ts';
import type { RecordedItem } from '../staging/staged-item.ts';
import { listMerged } from '../versions/versions.queries.ts';
import { type FileVersions, versionKey } from '../versions/versions.ts';
import type { DecidedItem } from './decide-item.ts';

interface ItemsToRecord {
  items: readonly (Pick<DecidedItem, 'staged'> & { stored: StatementItemRow })[];
  /** What other files say of what has the ids of these items. */
  versions: FileVersions;
}

/**
 * What a person says of a row counts for later files, and is looked up when their rows arrive. Throws an AppError where it was said after
 * that: the row would be recorded beside what they typed, or although they left it out. Of rows for which it was known, they said
 * what becomes of them here.
 */
export async function assertNothingSaidSince(
  db: Handle,
  ownerId: string,
  { items, versions }: ItemsToRecord,
): Promise<void> {
  const fresh = items.flatMap(({ stored, staged }) =>
    stored.outcome === 'new' && staged.targetId !== null ? [{ stored, staged }] : [],
  );
  const undecided = fresh.filter(({ stored }) => stored.decision === null);
  const rowIds = undecided.map(({ staged }) => staged.targetId);
  const { merged } = await listMerged(db, ownerId, { rowIds, without: null });
  for (const { staged } of undecided) {
    if (merged.has(versionKey(staged))) throw saidSince(staged, 'is what you typed');
    if (versions.isLeftOut(staged)) throw saidSince(staged, 'is left out');
  }
  for (const { staged, stored } of fresh) {
    if (stored.decision === 'merge' && versions.isOfOtherRow(staged, stored.row_id)) {
      throw startAgain(
        `What you typed is a row of another file by now, and not row ${rowOf(staged)} of this one`,
      );
    }
  }
}

function saidSince(staged: RecordedItem, what: string): AppError {
  return startAgain(
    `You have recorded another file meanwhile, of which you said that row ${rowOf(staged)} of this one ${what}`,
  );
}

function startAgain(message: string): AppError {
  return new AppError('conflict', `${message}. Start this import again.`);
}

function rowOf({ item }: RecordedItem): number | undefined {
  return item.rows[0]?.row;
}

import { AppError, type TiedFileView } from '@earntrack/contract';
import type { StatementImportRow } from '@earntrack/db';
import type { Handle } from '../../../actor.ts';
import { findRecordedImport } from '../imports.queries.ts';
import { listOfLastDay } from './tied-files.queries.ts';

interface Ties {
  row: StatementImportRow;
  /** The imports that are told apart from this one by their places alone. */
  importIds: ReadonlySet<string>;
}

/**
 * The files of which a person alone knows whether they were exported after this one, the latest first, and what they said. The bytes of a
 * file that is recorded have their place, of which they were asked.
 */
export async function tiedFiles(
  db: Handle,
  ownerId: string,
  { row, importIds }: Ties,
): Promise<TiedFileView[]> {
  if (importIds.size === 0) return [];
  if (await findRecordedImport(db, ownerId, row.file_sha256)) return [];
  const recorded = await listOfLastDay(db, ownerId, row.latest_on);
  const tied = recorded.filter(({ id }) => importIds.has(id));
  const ofBytes = Map.groupBy(tied, ({ file_sha256: bytes }) => bytes);
  return [...ofBytes].toReversed().flatMap(([bytes, imports]) =>
    imports
      .slice(0, 1)
      .map(({ id, rank, file_name: fileName, committed_at: committedAt, created_at: createdAt }) => ({
        importId: id,
        fileName,
        committedAt: (committedAt ?? createdAt).toISOString(),
        isLater: toldStill(row.tie_answers?.[bytes], (rank ?? 0) > (row.rank ?? 0)),
      })),
  );
}

/** Throws an AppError where a person has not said yet which of two files is later. */
export function assertTold(files: readonly TiedFileView[]): void {
  const untold = files.find(({ isLater }) => isLater === null);
  if (!untold) return;
  throw new AppError(
    'statement_tied',
    `This file and “${untold.fileName}” end on the same day and say different things about the same rows, so nothing was recorded. Say first which of the two you exported last.`,
  );
}

function toldStill(said: boolean | undefined, isAfter: boolean): boolean | null {
  return said === isAfter ? said : null;
}

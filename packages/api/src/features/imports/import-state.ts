import { AppError } from '@earntrack/contract';
import type { StatementImportRow } from '@earntrack/db';

export function requireImport(row: StatementImportRow | undefined): StatementImportRow {
  if (!row) throw new AppError('not_found', 'This import does not exist any more. Start it again.');
  return row;
}

/** The import while it can still be changed. */
export function requireStaged(known: StatementImportRow | undefined): StatementImportRow {
  const row = requireImport(known);
  if (row.state === 'staged') return row;
  if (row.state === 'committed') {
    throw new AppError('statement_already_committed', 'This import is already recorded.');
  }
  const what = row.state === 'undone' ? 'undone' : 'cancelled';
  throw new AppError('conflict', `This import was ${what}. Start it again.`);
}

/** The import once it is recorded, undone since or not. */
export function requireRecorded(known: StatementImportRow | undefined): StatementImportRow {
  const row = requireImport(known);
  if (row.state === 'committed' || row.state === 'undone') return row;
  throw new AppError('conflict', 'Nothing of this import is recorded, so there is nothing to undo.');
}

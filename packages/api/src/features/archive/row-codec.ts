import { decimalFromMicros } from '@earntrack/domain';
import { type ArchiveColumn, columnsOfKind } from './archive-kinds.ts';
import type { StoredRow } from './archive-rows.queries.ts';
import type { ArchiveKind, ArchiveRow } from './archive-rows.ts';

/** Makes lines of stored rows. */
export function lineWriter(kind: ArchiveKind): (row: StoredRow) => string {
  const columns = columnsOfKind(kind);
  return (row) => `${JSON.stringify(archived(row, columns))}\n`;
}

function archived(row: StoredRow, columns: readonly ArchiveColumn[]): ArchiveRow {
  const line: Record<string, unknown> = {};
  for (const { column, type, field } of columns) line[field] = wireValue(row[column], type);
  return line;
}

function wireValue(value: unknown, type: string): unknown {
  return type === 'int8' && typeof value === 'bigint' ? decimalFromMicros(value) : value;
}

/** A line as its schema read it, and as it stands in the file. */
export interface ReadLine {
  read: ArchiveRow;
  raw: ArchiveRow;
}

/** Makes rows to store of lines that were checked. */
export function rowReader(kind: ArchiveKind): (line: ReadLine) => StoredRow {
  const columns = columnsOfKind(kind);
  return ({ read, raw }) =>
    Object.fromEntries(
      columns.map(({ column, type, field }) => {
        // As `givenRows` wants values of these types; what is stored as JSON says its amounts as decimals.
        if (type === 'jsonb') return [column, JSON.stringify(raw[field] ?? null)];
        if (type === '_text') return [column, JSON.stringify(read[field])];
        return [column, read[field]];
      }),
    );
}

import type { InterpretedRow, InterpretedRows } from './rows.ts';

/** The same rows, with those left out that another one has said before: its number by theirs. */
export function withoutRepeats(rows: InterpretedRows, repeats: ReadonlyMap<number, number>): InterpretedRows {
  const once = (row: InterpretedRow): InterpretedRow => {
    const first = repeats.get(row.file.row);
    if (first === undefined) return row;
    return {
      ...row,
      kind: 'leftOut',
      reason: `this row is in the file twice: row ${first} has its id and says the same`,
      whole: null,
      status: null,
      isOfUnknownKind: false,
      isUnread: false,
    };
  };
  return {
    lastRow: rows.lastRow,
    kinds: rows.kinds,
    at: (row) => once(rows.at(row)),
    *[Symbol.iterator]() {
      for (const row of rows) yield once(row);
    },
  };
}

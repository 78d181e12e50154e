import type { TableDescription } from '@earntrack/statements';
import type { ColumnUse, WizardState } from './column-uses.ts';
import { rowsOf } from './guess-rows.ts';
import { statesOf } from './guess-state.ts';
import { breaksInOfColumns } from './guess-breaks.ts';
import { clockOfColumns } from './hours-clock.ts';
import { durationOfColumns } from './hours-unit.ts';

/** With another use of one column, and what follows from it for kinds and states of rows. */
export function withUse(
  state: WizardState,
  table: TableDescription,
  { at, use }: { at: number; use: ColumnUse },
): Partial<WizardState> {
  const columns = state.columns.map((column, index) => (index === at ? { ...column, use } : column));
  const columnOf = (role: ColumnUse) => table.columns[columns.findIndex((column) => column.use === role)];
  const isOther = (role: ColumnUse) => columns[at]?.use === role || state.columns[at]?.use === role;
  const rows = isOther('type') ? rowsOf(columnOf('type'), columns) : state.rows;
  const states = isOther('status') ? statesOf(columnOf('status'), rows) : state.states;
  // What went to the bank is the amount that statements tell in words.
  const isTold = use === 'amountInText';
  return {
    columns,
    states,
    clock: clockOfColumns(state, columns),
    durationIn: durationOfColumns(state, columns, table.columns),
    breaksIn: breaksInOfColumns(state, columns),
    rows: rows.map((row) => ({ ...row, isInText: row.isInText || (isTold && row.use === 'payout') })),
  };
}

import type {
  ColumnNode,
  ColumnUpdateNode,
  InsertQueryNode,
  OperationNode,
  ReferenceNode,
  ValueListNode,
  ValuesNode,
} from 'kysely';
import { isBoundUser } from './equalities.ts';
import { QueryGuardError } from './query-guard-error.ts';
import type { Output, Scope } from './scope.ts';
import { isKind } from './table-names.ts';

const NOWHERE: Scope = { sources: new Map(), outer: null };

/** Throws unless every inserted row says whose it is. */
export function assertSetsUser(node: InsertQueryNode, table: string, selected: Output): void {
  const at = node.columns?.findIndex(({ column }) => column.name === 'user_id') ?? -1;
  const isSet =
    at >= 0 &&
    (isKind<ValuesNode>(node.values, 'ValuesNode')
      ? node.values.values.every((row) => row.kind === 'PrimitiveValueListNode' || isValueAt(row, at))
      : selected.boundColumns[at] === true);
  if (!isSet) throw new QueryGuardError(`Every row inserted into "${table}" must be given its user_id.`);
}

/** Throws when rows would, or could, be moved to another user. */
export function assertKeepsUser(updates: readonly ColumnUpdateNode[] | undefined, table: string): void {
  for (const { column } of updates ?? []) {
    const written = writtenColumnOf(column);
    if (written === undefined) {
      throw new QueryGuardError(`A column of "${table}" is named in SQL text: give it by its name.`);
    }
    if (written === 'user_id') throw new QueryGuardError(`Rows of "${table}" never change their user_id.`);
  }
}

function isValueAt(row: ValueListNode, at: number): boolean {
  const value = row.values[at];
  return value !== undefined && isBoundUser(value, NOWHERE);
}

/** Undefined for anything but the name of a column. */
function writtenColumnOf(node: OperationNode): string | undefined {
  if (isKind<ColumnNode>(node, 'ColumnNode')) return node.column.name;
  return isKind<ReferenceNode>(node, 'ReferenceNode') ? writtenColumnOf(node.column) : undefined;
}

import type { ColumnNode, IdentifierNode, OperationNode, RawNode, ReferenceNode, TableNode } from 'kysely';
import { QueryGuardError } from './query-guard-error.ts';
import type { Scope, Surroundings } from './scope.ts';
import { isKind, isUserOwned, tableNameOf, userOwnedTableIn } from './table-names.ts';

const QUERIES = new Set(['SelectQueryNode', 'InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode']);
/** What holds values of the application, in which nothing is to be looked for. */
const LEAVES = new Set(['ValueNode', 'PrimitiveValueListNode', 'IdentifierNode', 'OperatorNode']);

/** Checks every query inside an expression, and that no user-owned table is named where it cannot be checked. */
export function checkExpressions(value: unknown, scope: Scope, around: Surroundings): void {
  if (Array.isArray(value)) {
    for (const item of value) checkExpressions(item, scope, around);
    return;
  }
  if (!isNode(value) || LEAVES.has(value.kind)) return;
  if (QUERIES.has(value.kind)) {
    around.checkNested(value, { ...around, outer: scope });
    return;
  }
  if (isKind<ReferenceNode>(value, 'ReferenceNode')) return;
  if (isKind<TableNode>(value, 'TableNode')) assertNotOwned(tableNameOf(value), around);
  if (isKind<RawNode>(value, 'RawNode')) assertHarmless(value, around);
  for (const child of Object.values(value)) checkExpressions(child, scope, around);
}

function assertHarmless(node: RawNode, around: Surroundings): void {
  for (const fragment of node.sqlFragments) {
    const table = userOwnedTableIn(fragment);
    if (table !== undefined) refuse(table);
  }
  for (const parameter of node.parameters) {
    if (isKind<IdentifierNode>(parameter, 'IdentifierNode')) assertNotOwned(parameter.name, around);
    // `sql.ref('earning')` is a column to the builder; in text it can stand where a table does.
    if (
      isKind<ReferenceNode>(parameter, 'ReferenceNode') &&
      isKind<ColumnNode>(parameter.column, 'ColumnNode')
    ) {
      assertNotOwned(parameter.column.column.name, around);
    }
  }
}

function assertNotOwned(name: string, around: Surroundings): void {
  if (isUserOwned(name) && !around.results.has(name)) refuse(name);
}

function refuse(table: string): never {
  throw new QueryGuardError(
    `SQL text names table "${table}", where its user_id cannot be checked: ` +
      'write the query with the builder, or, for work across users, go through asOperator.',
  );
}

function isNode(value: unknown): value is OperationNode {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}

import type {
  AggregateFunctionNode,
  FunctionNode,
  OperationNode,
  RawNode,
  ReferenceNode,
  TableNode,
} from 'kysely';
import { QueryGuardError } from './query-guard-error.ts';
import { isSelfContained, textOf } from './raw-text.ts';
import { STATEMENT, type Scope, type Surroundings } from './scope.ts';
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
  if (isKind<TableNode>(value, 'TableNode') && isUserOwned(tableNameOf(value))) refuse(tableNameOf(value));
  if (isKind<RawNode>(value, 'RawNode')) assertHarmless(textOf(value), scope);
  if (isFunction(value)) assertIsName(value.func);
  for (const child of Object.values(value)) checkExpressions(child, scope, around);
}

function assertHarmless(text: string, scope: Scope): void {
  const table = userOwnedTableIn(text);
  if (table !== undefined) refuse(table);
  if (scope !== STATEMENT && !isSelfContained(text)) {
    throw new QueryGuardError(
      'SQL text could loosen the conditions around it: write "or" and "union" with the builder or inside of ' +
        'parentheses, close every parenthesis and quote, and leave out comments and escapes.',
    );
  }
}

function isFunction(node: OperationNode): node is FunctionNode | AggregateFunctionNode {
  return node.kind === 'FunctionNode' || node.kind === 'AggregateFunctionNode';
}

/** The builder writes the name of a function as it was given, unquoted. */
function assertIsName(name: string): void {
  if (!/^[\w.]+$/.test(name)) throw new QueryGuardError(`"${name}" is not the name of a function.`);
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

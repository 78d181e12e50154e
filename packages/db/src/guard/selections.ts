import type {
  AliasNode,
  ColumnNode,
  IdentifierNode,
  OperationNode,
  ReferenceNode,
  SelectionNode,
} from 'kysely';
import { isBoundUser } from './equalities.ts';
import type { Output, Scope, Source } from './scope.ts';
import { isKind, tableNameOf } from './table-names.ts';

/** Which columns of a select or returning list are surely the one user's id. */
export function outputOf(selections: readonly SelectionNode[] | undefined, scope: Scope): Output {
  const columns = (selections ?? []).map(({ selection }) => ({
    name: columnNameOf(selection),
    isBound: isBoundColumn(selection, scope),
  }));
  const userIds = columns.filter(({ name }) => name === 'user_id' || name === '*');
  return {
    boundColumns: columns.map(({ isBound }) => isBound),
    hasBoundUserId: userIds.length > 0 && userIds.every(({ isBound }) => isBound),
  };
}

/** The column's name in the result, "*" for all columns, null for one that PostgreSQL names. */
function columnNameOf(node: OperationNode): string | null {
  if (isKind<AliasNode>(node, 'AliasNode')) {
    return isKind<IdentifierNode>(node.alias, 'IdentifierNode') ? node.alias.name : null;
  }
  if (node.kind === 'SelectAllNode') return '*';
  if (!isKind<ReferenceNode>(node, 'ReferenceNode')) return null;
  return isKind<ColumnNode>(node.column, 'ColumnNode') ? node.column.column.name : '*';
}

function isBoundColumn(node: OperationNode, scope: Scope): boolean {
  if (isKind<AliasNode>(node, 'AliasNode')) return isBoundUser(node.node, scope);
  if (columnNameOf(node) !== '*') return isBoundUser(node, scope);
  return allSource(node, scope)?.isBound === true;
}

function allSource(node: OperationNode, scope: Scope): Source | undefined {
  if (isKind<ReferenceNode>(node, 'ReferenceNode') && node.table) {
    return scope.sources.get(tableNameOf(node.table));
  }
  const [only, ...others] = scope.sources.values();
  return others.length === 0 ? only : undefined;
}

import type { OperationNode, TableNode } from 'kysely';
import { USER_OWNED_TABLES } from '../tables/index.ts';

const OWNED: ReadonlySet<string> = new Set(USER_OWNED_TABLES);

/**
 * A name before a dot is the qualifier of a column: the table itself stands elsewhere in the query. A name that is
 * written with escapes could be any.
 */
const OWNED_IN_TEXT = new RegExp(`\\b(?:${USER_OWNED_TABLES.join('|')})\\b(?!"?\\s*\\.)|\\bU&"[^"]*`, 'i');

/** True for the name of a table whose rows belong to users. */
export function isUserOwned(name: string): boolean {
  return OWNED.has(name);
}

/** The user-owned table that a piece of SQL text names, or what may be its name, if any. */
export function userOwnedTableIn(text: string): string | undefined {
  return OWNED_IN_TEXT.exec(text)?.[0];
}

/** The name in a table node, without its schema. */
export function tableNameOf(node: TableNode): string {
  return node.table.identifier.name;
}

/** Narrows by the kind that every node carries. */
export function isKind<Node extends OperationNode>(
  node: OperationNode | undefined,
  kind: Node['kind'],
): node is Node {
  return node?.kind === kind;
}

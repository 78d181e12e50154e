import type { ColumnNode, IdentifierNode, OperationNode, RawNode, ReferenceNode, TableNode } from 'kysely';
import { isKind, tableNameOf } from './table-names.ts';

/** What stands in for anything that compiles to a text of its own, which cannot be the part of a name. */
const SOMETHING = '?';

/** Quoted text, in which nothing is syntax. */
const QUOTED = /'[^']*'|"[^"]*"/g;

/** What would make the rest read differently: an escape, a comment, another way to quote, another statement. */
const SHIFTING = /\\|--|\/\*|\$\w*\$|;/;

/** A group without a group in it. */
const GROUP = /\([^()]*\)/g;

/** What makes another condition, or another query, of what stands before and after; or an open parenthesis. */
const LOOSENING = /[()]|\b(or|union|intersect|except)\b/i;

/** The SQL text of a node as PostgreSQL will read it: pieces that were put together are one text. */
export function textOf(node: RawNode): string {
  return node.sqlFragments
    .map((fragment, at) => fragment + (node.parameters[at] ? partOf(node.parameters[at]) : ''))
    .join('');
}

function partOf(node: OperationNode): string {
  if (isKind<RawNode>(node, 'RawNode')) return textOf(node);
  if (isKind<IdentifierNode>(node, 'IdentifierNode')) return `"${node.name}"`;
  if (isKind<TableNode>(node, 'TableNode')) return `"${tableNameOf(node)}"`;
  if (!isKind<ReferenceNode>(node, 'ReferenceNode') || !isKind<ColumnNode>(node.column, 'ColumnNode')) {
    return SOMETHING;
  }
  // `sql.ref('earning')` is a column to the builder; in text it can stand where a table does.
  return `${node.table ? `"${tableNameOf(node.table)}".` : ''}"${node.column.column.name}"`;
}

/** False for text that could end the condition in which it stands, or make it one of several. */
export function isSelfContained(text: string): boolean {
  const syntax = text.replace(QUOTED, SOMETHING);
  if (SHIFTING.test(text) || /['"]/.test(syntax)) return false;
  let flat = syntax;
  for (let inner = ''; inner !== flat; flat = flat.replace(GROUP, SOMETHING)) inner = flat;
  return !LOOSENING.test(flat);
}

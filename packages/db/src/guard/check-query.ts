import type {
  AliasNode,
  DeleteQueryNode,
  IdentifierNode,
  InsertQueryNode,
  JoinNode,
  ListNode,
  OperationNode,
  ParensNode,
  SelectQueryNode,
  TableNode,
  UpdateQueryNode,
  WithNode,
} from 'kysely';
import { checkExpressions } from './check-expressions.ts';
import { assertKnownModifiers, type Modified } from './check-modifiers.ts';
import { assertKeepsUser, assertSetsUser } from './check-written-user.ts';
import { bindSources } from './equalities.ts';
import { QueryGuardError } from './query-guard-error.ts';
import {
  OPAQUE_OUTPUT,
  STATEMENT,
  type Output,
  type Scope,
  type Source,
  type Surroundings,
} from './scope.ts';
import { outputOf } from './selections.ts';
import { isKind, isUserOwned, tableNameOf } from './table-names.ts';

interface Read {
  /** Tables that are written; no named result stands for one. */
  targets?: readonly OperationNode[];
  tables: readonly OperationNode[];
  joins: readonly JoinNode[];
  where: OperationNode | undefined;
}

const HANDLED = new Set(['kind', 'with', 'from', 'table', 'into', 'using', 'joins', 'setOperations']);

/** Throws a QueryGuardError unless every user-owned table in the statement, at any depth, is tied to one given user. */
export function checkStatement(node: OperationNode): void {
  checkExpressions(node, STATEMENT, { outer: null, results: new Map(), checkNested: checkQuery });
}

function checkQuery(node: OperationNode, around: Surroundings): Output {
  switch (node.kind) {
    case 'SelectQueryNode':
      return checkSelect(node as SelectQueryNode, around);
    case 'InsertQueryNode':
      return checkInsert(node as InsertQueryNode, around);
    case 'UpdateQueryNode':
      return checkUpdate(node as UpdateQueryNode, around);
    case 'DeleteQueryNode':
      return checkDelete(node as DeleteQueryNode, around);
    case 'ParensNode':
      return checkQuery((node as ParensNode).node, around);
    default:
      checkExpressions(node, { sources: new Map(), outer: around.outer }, around);
      return OPAQUE_OUTPUT;
  }
}

function checkSelect(node: SelectQueryNode, around: Surroundings): Output {
  const inner = withResults(node.with, around);
  const read = { tables: node.from?.froms ?? [], joins: node.joins ?? [], where: node.where?.where };
  const scope = checkRead(read, inner);
  checkRest(node, scope, inner);
  const outputs = [outputOf(node.selections, scope)];
  for (const { expression } of node.setOperations ?? []) outputs.push(checkQuery(expression, inner));
  return {
    boundColumns:
      outputs[0]?.boundColumns.map((_, at) => outputs.every(({ boundColumns }) => boundColumns[at])) ?? [],
    hasBoundUserId: outputs.every(({ hasBoundUserId }) => hasBoundUserId),
  };
}

function checkInsert(node: InsertQueryNode, around: Surroundings): Output {
  const inner = withResults(node.with, around);
  const name = node.into ? tableNameOf(node.into) : '';
  const selected = node.values?.kind === 'SelectQueryNode' ? checkQuery(node.values, inner) : OPAQUE_OUTPUT;
  if (isUserOwned(name)) {
    assertSetsUser(node, name, selected);
    assertKeepsUser(node.onConflict?.updates, name);
  }
  const target = { alias: name, ownedTable: isUserOwned(name) ? name : null, isBound: isUserOwned(name) };
  const scope = { sources: new Map([[name, target]]), outer: inner.outer };
  const { values: _checked, ...rest } = node;
  checkRest(node.values?.kind === 'SelectQueryNode' ? rest : node, scope, inner);
  return outputOf(node.returning?.selections, scope);
}

function checkUpdate(node: UpdateQueryNode, around: Surroundings): Output {
  const inner = withResults(node.with, around);
  const targets = isKind<ListNode>(node.table, 'ListNode')
    ? node.table.items
    : node.table
      ? [node.table]
      : [];
  const read = { targets, tables: node.from?.froms ?? [], joins: node.joins ?? [], where: node.where?.where };
  const scope = checkRead(read, inner);
  for (const { ownedTable } of scope.sources.values()) {
    if (ownedTable !== null) assertKeepsUser(node.updates, ownedTable);
  }
  checkRest(node, scope, inner);
  return outputOf(node.returning?.selections, scope);
}

function checkDelete(node: DeleteQueryNode, around: Surroundings): Output {
  const inner = withResults(node.with, around);
  const tables = node.using?.tables ?? [];
  const targets = node.from.froms;
  const scope = checkRead({ targets, tables, joins: node.joins ?? [], where: node.where?.where }, inner);
  checkRest(node, scope, inner);
  return outputOf(node.returning?.selections, scope);
}

function withResults(node: WithNode | undefined, around: Surroundings): Surroundings {
  if (!node) return around;
  const results = new Map(around.results);
  for (const { name, expression } of node.expressions) {
    const alias = tableNameOf(name.table);
    if (isUserOwned(alias)) {
      throw new QueryGuardError(`A result of WITH is called "${alias}", like a table: give it another name.`);
    }
    // A recursive result may name itself; otherwise the name still means the table of that name, if there is one.
    if (node.recursive) results.set(alias, false);
    const output = checkQuery(expression, { ...around, results: new Map(results) });
    results.set(alias, output.hasBoundUserId && name.columns === undefined);
  }
  return { ...around, results };
}

function checkRead({ targets = [], tables, joins, where }: Read, around: Surroundings): Scope {
  const sources = new Map<string, Source>();
  const scope = { sources, outer: around.outer };
  for (const target of targets) addSource(sources, sourceOf(target, { ...around, results: new Map() }));
  for (const table of tables) addSource(sources, sourceOf(table, around));
  const joined = joins.map((node) => {
    const isLateral = node.joinType.startsWith('Lateral');
    // A lateral query sees its neighbours, so it cannot in turn prove that they are bound.
    const source = sourceOf(node.table, isLateral ? { ...around, outer: scope } : around);
    if (isLateral) source.isBound = false;
    addSource(sources, source);
    return { node, source };
  });
  bindSources(where, joined, scope);
  for (const { ownedTable, isBound, alias } of sources.values()) {
    if (ownedTable === null || isBound) continue;
    throw new QueryGuardError(
      `Table "${ownedTable}"${alias === ownedTable ? '' : ` (as "${alias}")`} is used without the user whose rows are meant: ` +
        `add "${alias}"."user_id" = <the owner>, or join it by user_id to a table that has it.`,
    );
  }
  for (const { on } of joins) if (on) checkExpressions(on, scope, around);
  return scope;
}

function addSource(sources: Map<string, Source>, source: Source): void {
  if (source.alias === '') {
    sources.set(`(${sources.size})`, source);
    return;
  }
  if (sources.has(source.alias)) {
    throw new QueryGuardError(`Two tables of a query are both called "${source.alias}": give one an alias.`);
  }
  sources.set(source.alias, source);
}

function sourceOf(node: OperationNode, around: Surroundings): Source {
  if (isKind<AliasNode>(node, 'AliasNode')) {
    const source = sourceOf(node.node, around);
    if (isKind<IdentifierNode>(node.alias, 'IdentifierNode')) return { ...source, alias: node.alias.name };
    // An alias in SQL text, like "t(a, b)", names nothing that conditions could refer to.
    checkExpressions(node.alias, { sources: new Map(), outer: around.outer }, around);
    return source;
  }
  if (!isKind<TableNode>(node, 'TableNode')) {
    return { alias: '', ownedTable: null, isBound: checkQuery(node, around).hasBoundUserId };
  }
  const name = tableNameOf(node);
  const result = node.table.schema === undefined ? around.results.get(name) : undefined;
  if (result !== undefined) return { alias: name, ownedTable: null, isBound: result };
  return { alias: name, ownedTable: isUserOwned(name) ? name : null, isBound: false };
}

/** Checks the expressions of a query: everything but its tables, which were checked with their conditions. */
function checkRest(node: Modified, scope: Scope, around: Surroundings): void {
  assertKnownModifiers(node);
  for (const [key, value] of Object.entries(node)) {
    if (!HANDLED.has(key)) checkExpressions(value, scope, around);
  }
}

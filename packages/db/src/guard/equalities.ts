import type {
  AndNode,
  BinaryOperationNode,
  CastNode,
  ColumnNode,
  JoinNode,
  OperationNode,
  OperatorNode,
  ParensNode,
  RawNode,
  ReferenceNode,
} from 'kysely';
import type { Scope, Source } from './scope.ts';
import { isKind, tableNameOf } from './table-names.ts';

/** One side of an equality: a given value, or the user of a source. */
type Side = { kind: 'value' } | { kind: 'source'; source: Source };

interface Equality {
  left: Side;
  right: Side;
  /** The condition of a left join restricts only the table that it joins. */
  restricts: Source | null;
}

const VALUE: Side = { kind: 'value' };

/** True when the expression is surely the id of the one user: a given value, or the user_id of a bound source. */
export function isBoundUser(node: OperationNode, scope: Scope): boolean {
  const side = sideOf(node, scope);
  return side?.kind === 'value' || side?.source.isBound === true;
}

/** Marks every source that the conditions tie to the given user, directly or through another source. */
export function bindSources(
  where: OperationNode | undefined,
  joins: readonly { node: JoinNode; source: Source }[],
  scope: Scope,
): void {
  const equalities = equalitiesIn(where, null, scope);
  for (const { node, source } of joins) {
    if (isInner(node)) equalities.push(...equalitiesIn(node.on?.on, null, scope));
    if (isLeft(node)) equalities.push(...equalitiesIn(node.on?.on, source, scope));
  }
  let hasChanged = true;
  while (hasChanged) {
    hasChanged = false;
    for (const { left, right, restricts } of equalities) {
      if (pass(left, right, restricts) || pass(right, left, restricts)) hasChanged = true;
    }
  }
}

function pass(from: Side, to: Side, restricts: Source | null): boolean {
  if (to.kind === 'value' || to.source.isBound) return false;
  if (restricts !== null && restricts !== to.source) return false;
  if (from.kind === 'source' && !from.source.isBound) return false;
  to.source.isBound = true;
  return true;
}

function isInner({ joinType }: JoinNode): boolean {
  return joinType === 'InnerJoin' || joinType === 'LateralInnerJoin';
}

function isLeft({ joinType }: JoinNode): boolean {
  return joinType === 'LeftJoin' || joinType === 'LateralLeftJoin';
}

/** Equalities that hold for every row: those under AND, never those under OR or NOT. */
function equalitiesIn(node: OperationNode | undefined, restricts: Source | null, scope: Scope): Equality[] {
  if (isKind<AndNode>(node, 'AndNode')) {
    return [...equalitiesIn(node.left, restricts, scope), ...equalitiesIn(node.right, restricts, scope)];
  }
  if (isKind<ParensNode>(node, 'ParensNode')) return equalitiesIn(node.node, restricts, scope);
  if (!isKind<BinaryOperationNode>(node, 'BinaryOperationNode')) return [];
  if (!isKind<OperatorNode>(node.operator, 'OperatorNode') || node.operator.operator !== '=') return [];
  const left = sideOf(node.leftOperand, scope);
  const right = sideOf(node.rightOperand, scope);
  return left && right ? [{ left, right, restricts }] : [];
}

function sideOf(node: OperationNode, scope: Scope): Side | null {
  if (isValue(node)) return VALUE;
  if (!isKind<ReferenceNode>(node, 'ReferenceNode')) return null;
  if (!isKind<ColumnNode>(node.column, 'ColumnNode') || node.column.column.name !== 'user_id') return null;
  if (node.table === undefined) {
    const [only, ...others] = scope.sources.values();
    return only && others.length === 0 ? { kind: 'source', source: only } : null;
  }
  const alias = tableNameOf(node.table);
  const source = scope.sources.get(alias);
  return source ? { kind: 'source', source } : outerSide(alias, scope.outer);
}

/** A row of an outer query is given from inside; whether it is bound is decided where that query is checked. */
function outerSide(alias: string, scope: Scope | null): Side | null {
  if (scope === null) return null;
  const source = scope.sources.get(alias);
  if (!source) return outerSide(alias, scope.outer);
  return source.ownedTable !== null || source.isBound ? VALUE : null;
}

function isValue(node: OperationNode): boolean {
  if (node.kind === 'ValueNode') return true;
  if (isKind<CastNode>(node, 'CastNode')) return isValue(node.expression);
  if (!isKind<RawNode>(node, 'RawNode')) return false;
  const [before, after = ''] = node.sqlFragments;
  const [parameter] = node.parameters;
  return (
    node.parameters.length === 1 &&
    parameter?.kind === 'ValueNode' &&
    before === '' &&
    /^(::\w+)?$/.test(after)
  );
}

import type { OperationNode, SelectModifierNode } from 'kysely';
import { QueryGuardError } from './query-guard-error.ts';
import { isKind } from './table-names.ts';

/** What a query may carry before its selections and after its conditions. */
export interface Modified {
  frontModifiers?: readonly OperationNode[];
  endModifiers?: readonly OperationNode[];
}

/** Throws unless every modifier is one of the builder's, like forUpdate: SQL text there could take the conditions back. */
export function assertKnownModifiers({ frontModifiers = [], endModifiers = [] }: Modified): void {
  if ([...frontModifiers, ...endModifiers].every(isKnown)) return;
  throw new QueryGuardError(
    'A query is modified by SQL text: use the methods of the builder, like forUpdate().',
  );
}

function isKnown(node: OperationNode): boolean {
  return isKind<SelectModifierNode>(node, 'SelectModifierNode') && node.rawModifier === undefined;
}

import type { OperationNode } from 'kysely';

/** Something that a query reads from: a table, or the result of another query. */
export interface Source {
  alias: string;
  /** The user-owned table, or null for anything else. */
  ownedTable: string | null;
  /** True once every row is known to be of the one user that the query was given. */
  isBound: boolean;
}

/** What names mean at one place of a query. */
export interface Scope {
  sources: ReadonlyMap<string, Source>;
  outer: Scope | null;
}

/** Outside of every query: what stands here is a statement of its own. */
export const STATEMENT: Scope = { sources: new Map(), outer: null };

/** The surroundings in which a query stands. */
export interface Surroundings {
  outer: Scope | null;
  /** Named results of WITH, and whether their column user_id is bound. */
  results: ReadonlyMap<string, boolean>;
  /** Checks a query that stands inside an expression. */
  checkNested: (node: OperationNode, around: Surroundings) => unknown;
}

/** What a query gives: which of its columns are surely the one user's id. */
export interface Output {
  /** By position. */
  boundColumns: readonly boolean[];
  /** True when it has a column user_id which is surely the one user's. */
  hasBoundUserId: boolean;
}

export const OPAQUE_OUTPUT: Output = { boundColumns: [], hasBoundUserId: false };

import {
  type CompiledQuery,
  type KyselyPlugin,
  PostgresQueryCompiler,
  type QueryId,
  type RootOperationNode,
} from 'kysely';
import { checkStatement } from './check-query.ts';
import { QueryGuardError } from './query-guard-error.ts';
import { StatementMemory } from './statement-memory.ts';
import { userOwnedTableIn } from './table-names.ts';

const REMEMBERED_CHARACTERS = 4_000_000;
const operatorNodes = new WeakSet<RootOperationNode>();
const lastingNodes = new WeakSet<RootOperationNode>();

/**
 * Refuses every query on a user-owned table that is not tied to one user. The verdict depends on the text of the
 * statement alone, so each text is looked at once; afterwards the guard costs one look-up in a set.
 */
export class QueryGuard {
  readonly #passed = new StatementMemory(REMEMBERED_CHARACTERS);
  readonly #operators = new StatementMemory(REMEMBERED_CHARACTERS);
  /** Of statements that are looked at once and asked for as long as the process lives. They are few. */
  readonly #lasting = new Set<string>();

  /** Throws a QueryGuardError for a query that could reach another user's rows. */
  check(node: RootOperationNode, text: string): void {
    if (operatorNodes.has(node)) this.#operators.add(text);
    else if (!this.#passed.has(text)) {
      checkStatement(node);
      this.#passed.add(text);
    }
    if (lastingNodes.has(node)) this.#lasting.add(text);
  }

  /** Throws a QueryGuardError for text that came past the builder and names a user-owned table. */
  checkText(text: string): void {
    if (this.#lasting.has(text) || this.#passed.has(text) || this.#operators.has(text)) return;
    const table = userOwnedTableIn(text);
    if (table === undefined) return;
    throw new QueryGuardError(`A statement that was not built here names table "${table}".`);
  }
}

/** Compiles for PostgreSQL and has every statement checked. */
export class GuardedQueryCompiler extends PostgresQueryCompiler {
  readonly #guard: QueryGuard;

  constructor(guard: QueryGuard) {
    super();
    this.#guard = guard;
  }

  override compileQuery(node: RootOperationNode, queryId: QueryId): CompiledQuery {
    const compiled = super.compileQuery(node, queryId);
    this.#guard.check(node, compiled.sql);
    return compiled;
  }
}

/** Marks the queries of one handle as an operator's. */
export const operatorPlugin = markedIn(operatorNodes);

/** Marks the queries of one handle as written once, and asked with the same text from then on. */
export const lastingPlugin = markedIn(lastingNodes);

function markedIn(nodes: WeakSet<RootOperationNode>): KyselyPlugin {
  return {
    transformQuery({ node }) {
      nodes.add(node);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
}

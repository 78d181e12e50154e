import {
  type Database,
  IDENTITY_TABLES,
  INSTALLATION_TABLES,
  QueryGuardError,
  USER_OWNED_TABLES,
} from '@earntrack/db';
import {
  type CompiledQuery,
  type InsertQueryNode,
  type Kysely,
  type KyselyPlugin,
  type OperationNode,
  PostgresQueryCompiler,
  type RawNode,
  type TableNode,
  type ValueNode,
  type ValuesNode,
} from 'kysely';

export interface RecordedStatement extends CompiledQuery {
  /** What the query guard says against it, which is then an operator's; null for all others. */
  refusal: string | null;
  /** The tables that it names, in order, each once. */
  tables: string[];
  /** How many users it writes rows of; 0 for what inserts no values. */
  ownersWritten: number;
}

const TABLES = [...USER_OWNED_TABLES, ...IDENTITY_TABLES, ...INSTALLATION_TABLES];
const IN_TEXT = new RegExp(`\\b(?:from|join|into|update|only)\\s+"?(${TABLES.join('|')})\\b`, 'gi');

/** Every different statement that goes through a handle, by its text. */
export class StatementRecorder {
  readonly statements = new Map<string, RecordedStatement>();
  readonly #compiler = new PostgresQueryCompiler();

  /** The same connections; what goes through this handle, and its transactions, is recorded. */
  through(db: Kysely<Database>): Kysely<Database> {
    const executor = db.getExecutor();
    const recorder: KyselyPlugin = {
      transformQuery: ({ node, queryId }) => {
        const query = this.#compiler.compileQuery(node, queryId);
        const refusal = refusalOf(() => executor.compileQuery(node, queryId));
        const ownersWritten = Math.max(countOwners(node), this.statements.get(query.sql)?.ownersWritten ?? 0);
        const tables = [...new Set(tablesIn(node))].toSorted();
        this.statements.set(query.sql, { ...query, refusal, tables, ownersWritten });
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    return db.withPlugin(recorder);
  }
}

function refusalOf(check: () => unknown): string | null {
  try {
    check();
    return null;
  } catch (fault) {
    if (fault instanceof QueryGuardError) return fault.message;
    throw fault;
  }
}

function tablesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(tablesIn);
  // A reference names a table, or an alias, that stands elsewhere in the query.
  if (!isNode(value) || value.kind === 'ReferenceNode') return [];
  const inside = Object.values(value).flatMap(tablesIn);
  if (isKind<TableNode>(value, 'TableNode')) {
    const { name } = value.table.identifier;
    return (TABLES as string[]).includes(name) ? [name] : inside;
  }
  if (!isKind<RawNode>(value, 'RawNode')) return inside;
  const text = value.sqlFragments.join('?');
  return [...inside, ...[...text.matchAll(IN_TEXT)].map(([, name = '']) => name)];
}

function countOwners(node: OperationNode): number {
  if (!isKind<InsertQueryNode>(node, 'InsertQueryNode') || !isKind<ValuesNode>(node.values, 'ValuesNode'))
    return 0;
  const at = node.columns?.findIndex(({ column }) => column.name === 'user_id') ?? -1;
  if (at < 0) return 0;
  const owners = node.values.values.map((row) => {
    const value = row.values[at];
    return isNode(value) && isKind<ValueNode>(value, 'ValueNode') ? value.value : value;
  });
  return new Set(owners).size;
}

function isNode(value: unknown): value is OperationNode {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}

function isKind<Node extends OperationNode>(
  node: OperationNode | undefined,
  kind: Node['kind'],
): node is Node {
  return node?.kind === kind;
}

import type { DatabaseHandle } from '@earntrack/db';
import type { KyselyPlugin, QueryId } from 'kysely';
import { callerOn } from './bench-api.ts';
import type { Statement } from './floor.ts';

/** What the overview of the month asks the database when somebody signed in looks at it: as it is asked, so that no copy grows old. */
export async function recordSummary(database: DatabaseHandle, cookie: string): Promise<Statement[]> {
  const statements: Statement[] = [];
  const executor = database.db.getExecutor();
  // A plugin sees what a query is put together of as well: only what has a result was asked.
  const compiled = new WeakMap<QueryId, Statement>();
  const recorder: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      const { sql, parameters } = executor.compileQuery(node, queryId);
      compiled.set(queryId, { text: sql, values: parameters });
      return node;
    },
    async transformResult({ queryId, result }) {
      const statement = compiled.get(queryId);
      if (statement) statements.push(statement);
      return result;
    },
  };
  const api = callerOn(database, { db: database.db.withPlugin(recorder), cookie: () => cookie });
  await api.dashboard.summary({ period: { kind: 'month' } });
  return statements;
}

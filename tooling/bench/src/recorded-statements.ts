import type { DatabaseHandle } from '@earntrack/db';
import type { KyselyPlugin } from 'kysely';
import { callerOn } from './bench-api.ts';
import type { Statement } from './floor.ts';

/** What the overview of the month asks the database when somebody signed in looks at it: as it is asked, so that no copy grows old. */
export async function recordSummary(database: DatabaseHandle, cookie: string): Promise<Statement[]> {
  const statements: Statement[] = [];
  const executor = database.db.getExecutor();
  const recorder: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      const { sql, parameters } = executor.compileQuery(node, queryId);
      statements.push({ text: sql, values: parameters });
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const api = callerOn(database, { db: database.db.withPlugin(recorder), cookie: () => cookie });
  await api.dashboard.summary({ period: { kind: 'month' } });
  return statements;
}

import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector } from 'kysely';
import { GuardedQueryCompiler, QueryGuard } from '../guard/query-guard.ts';
import type { Database } from '../tables/index.ts';

/** A handle that compiles and checks queries but has no server. */
export function compileOnly(): Kysely<Database> {
  const guard = new QueryGuard();
  return new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new GuardedQueryCompiler(guard),
    },
  });
}

import {
  CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  type Kysely,
  PostgresDialect,
  Transaction,
} from 'kysely';
import type { Database } from './tables/index.ts';

const BEGIN = CompiledQuery.raw('start transaction isolation level repeatable read read only');
const COMMIT = CompiledQuery.raw('commit');
const ROLLBACK = CompiledQuery.raw('rollback');

/** Kysely asks for one where it makes a transaction; connections come from elsewhere. */
const NO_DIALECT = new PostgresDialect({
  pool: () => Promise.reject(new Error('A snapshot has a connection already.')),
});

/**
 * Runs reads in a transaction of their own that changes nothing. Kysely's transactions wait for each answer before they ask again; here
 * the beginning goes out with the first question, and what is asked side by side goes together and is answered in turn. After a
 * fault nothing is at stake but the answer, so that nothing has to wait for the beginning.
 */
export function readSnapshot<T>(
  db: Kysely<Database>,
  read: (tx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  return db.getExecutor().provideConnection(async (connection) => {
    const { tx, end } = transactionOn(db, connection);
    const begun = connection.executeQuery(BEGIN);
    try {
      const [answer] = await Promise.all([read(tx), begun]);
      await connection.executeQuery(COMMIT);
      return answer;
    } catch (fault) {
      // Where the connection is gone there is nothing to take back, and its pool sees that by itself.
      await connection.executeQuery(ROLLBACK).catch(() => {});
      throw fault;
    } finally {
      end();
    }
  });
}

function transactionOn(db: Kysely<Database>, connection: DatabaseConnection) {
  let isOver = false;
  const executor = db.getExecutor().withConnectionProvider({
    provideConnection(use) {
      if (isOver) throw new Error('The snapshot is over: nothing can be asked of it any more.');
      return use(connection);
    },
  });
  const props = { config: { dialect: NO_DIALECT }, dialect: NO_DIALECT, driver: new DummyDriver(), executor };
  return {
    tx: new Transaction<Database>(props),
    end() {
      isOver = true;
    },
  };
}

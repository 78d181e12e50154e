import {
  CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  type Kysely,
  PostgresDialect,
  type QueryResult,
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
    const statements = new Statements(connection);
    const tx = transactionOn(db, statements);
    try {
      const begun = statements.executeQuery(BEGIN);
      const [answer] = await Promise.all([Promise.try(read, tx), begun]);
      statements.end();
      await connection.executeQuery(COMMIT);
      return answer;
    } catch (fault) {
      // What goes on beside the fault and would ask again is refused: its statement would come behind the end, on a connection of others.
      statements.end();
      // Where the connection is gone there is nothing to take back, and its pool sees that by itself.
      await connection.executeQuery(ROLLBACK).catch(() => {});
      throw statements.causeOf(fault);
    }
  });
}

/** What is asked on the connection of a snapshot until it is over. */
class Statements implements DatabaseConnection {
  readonly #connection: DatabaseConnection;
  /** Which statement each was the fault of, counted as they were asked. */
  readonly #faults = new Map<unknown, number>();
  #asked = 0;
  #isOver = false;

  constructor(connection: DatabaseConnection) {
    this.#connection = connection;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#isOver) throw new Error('The snapshot is over: nothing can be asked of it any more.');
    this.#asked += 1;
    const place = this.#asked;
    try {
      return await this.#connection.executeQuery<R>(query);
    } catch (fault) {
      this.#faults.set(fault, place);
      throw fault;
    }
  }

  streamQuery(): never {
    throw new TypeError('Cursors are not used here: page by keyset instead');
  }

  end(): void {
    this.#isOver = true;
  }

  /**
   * The fault of the first statement that had one, once all are answered: those behind it fail only because it did, and whoever waits
   * for fewer steps hears of them before.
   */
  causeOf(fault: unknown): unknown {
    const place = this.#faults.get(fault);
    if (place === undefined) return fault;
    return [...this.#faults].reduce((first, each) => (each[1] < first[1] ? each : first), [fault, place])[0];
  }
}

function transactionOn(db: Kysely<Database>, connection: DatabaseConnection): Transaction<Database> {
  const executor = db.getExecutor().withConnectionProvider({ provideConnection: (use) => use(connection) });
  return new Transaction<Database>({
    config: { dialect: NO_DIALECT },
    dialect: NO_DIALECT,
    driver: new DummyDriver(),
    executor,
  });
}

import {
  CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  type Kysely,
  PostgresDialect,
  type QueryResult,
  SelectQueryNode,
  Transaction,
} from 'kysely';
import type { Database } from './tables/index.ts';

const BEGIN = CompiledQuery.raw('begin');
const BEGIN_SNAPSHOT = CompiledQuery.raw('start transaction isolation level repeatable read read only');
const COMMIT = CompiledQuery.raw('commit');
const ROLLBACK = CompiledQuery.raw('rollback');

/** Kysely asks for one where it makes a transaction; connections come from elsewhere. */
const NO_DIALECT = new PostgresDialect({
  pool: () => Promise.reject(new Error('A transaction has a connection already.')),
});

/**
 * Asks what is the last of a snapshot, whose end leaves with it in one write. What it asks has to be asked at once: nothing can be asked
 * afterwards.
 */
export type AskLast = <T>(ask: () => Promise<T>) => Promise<T>;

type Work<T> = (tx: Transaction<Database>, askLast: AskLast) => Promise<T>;

/** Runs reads in a transaction of their own that changes nothing: where it did not begin, nothing is at stake but the answer. */
export function readSnapshot<T>(db: Kysely<Database>, read: Work<T>): Promise<T> {
  return runTogether(db, { begin: BEGIN_SNAPSHOT, mayGoAhead: () => true }, read);
}

/** Runs `work` in a transaction. It reads and locks ahead, and writes once the transaction has begun for certain. */
export function writeTogether<T>(
  db: Kysely<Database>,
  work: (tx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  return runTogether(db, { begin: BEGIN, mayGoAhead: onlyReads }, (tx) => work(tx));
}

function onlyReads({ query }: CompiledQuery): boolean {
  return SelectQueryNode.is(query) && query.with === undefined;
}

interface Beginning {
  begin: CompiledQuery;
  /** What may be sent before it is known that the transaction has begun. */
  mayGoAhead: (query: CompiledQuery) => boolean;
}

/**
 * Kysely's transactions wait for each answer before they ask again; here the beginning goes out with the first question, and what is
 * asked side by side goes together and is answered in turn.
 */
function runTogether<T>(db: Kysely<Database>, beginning: Beginning, work: Work<T>): Promise<T> {
  return db.getExecutor().provideConnection(async (connection) => {
    const statements = new Statements(connection, beginning);
    const tx = transactionOn(db, statements);
    const askLast: AskLast = (ask) => {
      const asked = ask();
      void statements.end(COMMIT);
      return asked;
    };
    try {
      const [answer] = await Promise.all([Promise.try(work, tx, askLast), statements.begun]);
      statements.assertNoFault();
      await statements.end(COMMIT);
      return answer;
    } catch (fault) {
      // What goes on beside the fault and would ask again is refused: its statement would come behind the end, on a connection of others.
      // Where the connection is gone there is nothing to take back, and its pool sees that by itself.
      await statements.end(ROLLBACK).catch(() => {});
      throw statements.causeOf(fault);
    }
  });
}

/** What is asked on the connection of a transaction until it is over. */
class Statements implements DatabaseConnection {
  readonly begun: Promise<unknown>;
  readonly #connection: DatabaseConnection;
  readonly #mayGoAhead: Beginning['mayGoAhead'];
  /** Which statement each was the fault of, counted as they were asked. */
  readonly #faults = new Map<unknown, number>();
  #asked = 0;
  #isAhead = true;
  #ended: Promise<unknown> | null = null;

  constructor(connection: DatabaseConnection, { begin, mayGoAhead }: Beginning) {
    this.#connection = connection;
    this.#mayGoAhead = mayGoAhead;
    this.begun = this.#ask(begin);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.#isAhead &&= this.#mayGoAhead(query);
    // What was asked after one that waits waits too, so that all stay in their order.
    if (!this.#isAhead) await this.begun;
    if (this.#ended !== null)
      throw new Error('The transaction is over: nothing can be asked of it any more.');
    return this.#ask<R>(query);
  }

  async #ask<R>(query: CompiledQuery): Promise<QueryResult<R>> {
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

  /** Comes behind all that was asked, once; PostgreSQL takes the end of what has failed for its rollback. */
  end(how: CompiledQuery): Promise<unknown> {
    if (this.#ended === null) {
      this.#ended = this.#connection.executeQuery(how);
      // Whoever waits for the answers hears of it before somebody waits for the end.
      this.#ended.catch(() => {});
    }
    return this.#ended;
  }

  /** PostgreSQL keeps nothing of a transaction with a fault, whatever became of the fault: to answer as if it did would be a lie. */
  assertNoFault(): void {
    for (const fault of this.#faults.keys()) throw fault;
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

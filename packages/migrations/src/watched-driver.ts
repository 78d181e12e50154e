import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';

type Result = QueryResult<unknown>;

/** A statement that is about to be run. */
export interface Statement {
  text: string;
  isInTransaction: boolean;
  /** How long its transaction has been open. */
  transactionAgeMs: number;
  run: () => Promise<Result>;
  /** Runs another one on the same connection, which nobody watches. */
  say: (text: string) => Promise<Result>;
}

/** Runs a statement, and whatever belongs before and after it. */
export type Around = (statement: Statement) => Promise<Result>;

/** PostgreSQL, with somebody around each statement. */
export class WatchedDialect extends PostgresDialect {
  readonly #around: Around;

  constructor(config: ConstructorParameters<typeof PostgresDialect>[0], around: Around) {
    super(config);
    this.#around = around;
  }

  override createDriver() {
    return new WatchedDriver(super.createDriver(), this.#around);
  }
}

class WatchedDriver implements Driver {
  readonly #inner: Driver;
  readonly #around: Around;

  constructor(inner: Driver, around: Around) {
    this.#inner = inner;
    this.#around = around;
  }

  init() {
    return this.#inner.init();
  }

  async acquireConnection() {
    return new WatchedConnection(await this.#inner.acquireConnection(), this.#around);
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings) {
    await this.#inner.beginTransaction(innerOf(connection), settings);
    watched(connection).isInTransaction = true;
    watched(connection).begunMs = performance.now();
  }

  async commitTransaction(connection: DatabaseConnection) {
    watched(connection).isInTransaction = false;
    await this.#inner.commitTransaction(innerOf(connection));
  }

  async rollbackTransaction(connection: DatabaseConnection) {
    watched(connection).isInTransaction = false;
    await this.#inner.rollbackTransaction(innerOf(connection));
  }

  releaseConnection(connection: DatabaseConnection) {
    return this.#inner.releaseConnection(innerOf(connection));
  }

  destroy() {
    return this.#inner.destroy();
  }
}

class WatchedConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #around: Around;
  isInTransaction = false;
  begunMs = 0;

  constructor(inner: DatabaseConnection, around: Around) {
    this.inner = inner;
    this.#around = around;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.#around({
      text: query.sql,
      isInTransaction: this.isInTransaction,
      transactionAgeMs: performance.now() - this.begunMs,
      run: () => this.inner.executeQuery(query),
      say: (text) => this.inner.executeQuery(CompiledQuery.raw(text)),
    });
    return result as QueryResult<R>;
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number) {
    return this.inner.streamQuery<R>(query, chunkSize);
  }
}

function watched(connection: DatabaseConnection): WatchedConnection {
  if (connection instanceof WatchedConnection) return connection;
  throw new Error('This connection is of another driver.');
}

function innerOf(connection: DatabaseConnection): DatabaseConnection {
  return watched(connection).inner;
}

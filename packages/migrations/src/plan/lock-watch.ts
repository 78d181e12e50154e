import type { QueryResult } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Around, Statement } from '../watched-driver.ts';
import { type LockMode, modeOf } from './lock-modes.ts';

/** What a statement does with the rows of a table, as PostgreSQL counted it. */
export type Effect = 'nothing' | 'reads' | 'rewrites';

export interface Seen {
  /** Statements of one transaction, whose locks are all held to its end, have one number. */
  transaction: number;
  text: string;
  /** Locks that it took on tables, those that were taken before left out. */
  locks: { table: string; mode: LockMode }[];
  /** Tables whose rows it read or wrote anew, all of them. */
  effects: { table: string; effect: Exclude<Effect, 'nothing'> }[];
}

type Result = QueryResult<unknown>;

interface Figures {
  table: string;
  scans: string;
  file: string;
}

const CONCURRENTLY = /\bconcurrently\b/i;
/** What only changes rows reads them by an index, or one account's; what changes a table has to read all of it. */
const CHANGES_A_TABLE = /^\s*(?:alter\s+table|create\s+(?:unique\s+)?index)\b/i;
const POLL_MS = 5;

const TABLES = `c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and c.relname !~ '^schema_'`;
const FIGURES = `
  select c.relname::text as table, (coalesce(s.seq_scan, 0) + coalesce(s.idx_scan, 0))::text as scans,
    pg_relation_filenode(c.oid)::text as file
  from pg_class c left join pg_stat_xact_user_tables s on s.relid = c.oid where ${TABLES}`;

/** Looks at each statement of a migration on a database that nobody else uses: what it locks, and what it reads. */
export class LockWatch {
  readonly seen: Seen[] = [];
  readonly #observer: Client;
  #transaction = 0;
  #wasInTransaction = false;
  #held = new Set<string>();

  constructor(observer: Client) {
    this.#observer = observer;
  }

  readonly around: Around = (statement) => {
    const { isInTransaction, text } = statement;
    if (!isInTransaction || !this.#wasInTransaction) {
      this.#transaction += 1;
      this.#held = new Set();
    }
    this.#wasInTransaction = isInTransaction;
    if (isInTransaction) return this.#look(statement);
    return CONCURRENTLY.test(text) ? this.#holdUp(statement) : this.#inOneOfItsOwn(statement);
  };

  /** The next transaction is another one, also where it follows at once. */
  endTransaction(): void {
    this.#wasInTransaction = false;
  }

  async #inOneOfItsOwn(statement: Statement): Promise<Result> {
    await statement.say('begin');
    try {
      const result = await this.#look(statement);
      await statement.say('commit');
      return result;
    } catch (fault) {
      await statement.say('rollback');
      throw fault;
    }
  }

  /** Its transaction still holds all that it locked, and has counted what it read. */
  async #look({ text, run, say }: Statement): Promise<Result> {
    const before = await figuresOf(say);
    const result = await run();
    const after = await figuresOf(say);
    const effects = CHANGES_A_TABLE.test(text) ? effectsBetween(before, after) : [];
    await this.#note(text, await pidOf(say), effects);
    return result;
  }

  /**
   * It runs in transactions of its own and lets go at once, so it is held up: by somebody who writes everywhere, and for whom it has to
   * wait. What it holds meanwhile is what it asked for.
   */
  async #holdUp({ text, run, say }: Statement): Promise<Result> {
    const pid = await pidOf(say);
    await this.#observer.query('begin');
    const { rows } = await this.#observer.query<{ name: string }>(
      `select format('%I', c.relname) as name from pg_class c where ${TABLES}`,
    );
    for (const { name } of rows) await this.#observer.query(`lock table ${name} in row exclusive mode`);
    const state = { isDone: false };
    const running = run().finally(() => {
      state.isDone = true;
    });
    // Whoever fails is heard below.
    running.catch(() => {});
    while (!state.isDone && !(await this.#isWaiting(pid))) await pause(POLL_MS);
    const effects = state.isDone ? [] : await this.#readConcurrently(text, pid);
    await this.#note(text, pid, effects);
    await this.#observer.query('rollback');
    return running;
  }

  /** An index that is made beside everybody's writes is made of all rows. */
  async #readConcurrently(text: string, pid: number): Promise<Seen['effects']> {
    if (!CHANGES_A_TABLE.test(text)) return [];
    const locks = await this.#locksOf(pid);
    return locks.map(({ table }) => ({ table, effect: 'reads' as const }));
  }

  async #isWaiting(pid: number): Promise<boolean> {
    const { rows } = await this.#observer.query<{ waits: boolean }>(
      `select exists (select from pg_locks where pid = $1 and not granted) as waits`,
      [pid],
    );
    return rows[0]?.waits === true;
  }

  async #note(text: string, pid: number, effects: Seen['effects']): Promise<void> {
    const locks = (await this.#locksOf(pid)).filter(({ table, mode }) => {
      const key = `${mode} ${table}`;
      if (this.#held.has(key)) return false;
      this.#held.add(key);
      return true;
    });
    this.seen.push({ transaction: this.#transaction, text, locks, effects });
  }

  /** A table that is made in this transaction is seen by nobody else, and left out. */
  async #locksOf(pid: number): Promise<Seen['locks']> {
    const { rows } = await this.#observer.query<{ table: string; mode: string }>(
      `select c.relname::text as table, l.mode from pg_locks l join pg_class c on c.oid = l.relation
       where l.pid = $1 and l.granted and ${TABLES}
         and l.database = (select oid from pg_database where datname = current_database())
       order by l.relation, l.mode`,
      [pid],
    );
    return rows.map(({ table, mode }) => ({ table, mode: modeOf(mode) }));
  }
}

async function pidOf(say: Statement['say']): Promise<number> {
  const { rows } = await say('select pg_backend_pid() as pid');
  return (rows[0] as { pid: number }).pid;
}

async function figuresOf(say: Statement['say']): Promise<Map<string, Figures>> {
  const { rows } = await say(FIGURES);
  return new Map((rows as Figures[]).map((figures) => [figures.table, figures]));
}

function effectsBetween(before: Map<string, Figures>, after: Map<string, Figures>): Seen['effects'] {
  const effects: Seen['effects'] = [];
  for (const { table, scans, file } of after.values()) {
    const then = before.get(table);
    if (then === undefined) continue;
    if (then.file !== file) effects.push({ table, effect: 'rewrites' });
    else if (Number(scans) > Number(then.scans)) effects.push({ table, effect: 'reads' });
  }
  return effects;
}

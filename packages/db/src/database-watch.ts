import { performance } from 'node:perf_hooks';
import type { StatementTags } from './statement-comment.ts';
import { kindOfStatement } from './statement-kind.ts';

/** One statement that ended; nothing of what was asked or answered. */
export interface EndedStatement {
  /** One of STATEMENT_KINDS. */
  kind: string;
  seconds: number;
  /** Neither a broken rule of the data nor the fault of a statement before it. */
  isFault: boolean;
  /** What PostgreSQL calls the fault (SQLSTATE); null where there was none, or none of PostgreSQL's. */
  sqlState: string | null;
  /** How many rows were read or written; null where that is not said. */
  rows: number | null;
  /** The process of PostgreSQL that worked on it. */
  backend: number | null;
}

/** What is known of a connection, on which statements may be sent before others were answered. */
export interface Line {
  /** The process of PostgreSQL at its other end. */
  backend: number | null;
  /** When the last answer came, in milliseconds of `performance.now()`. */
  answeredMs: number;
}

/** Told how long the database takes, where the statement was sent from. */
export interface DatabaseWatcher {
  statementEnded(statement: EndedStatement): void;
  /** Somebody got a connection out of the pool, or gave up waiting. */
  connectionAwaited(seconds: number): void;
  /** On whose behalf statements are sent right now; null where nobody knows. */
  tags?(): StatementTags | null;
}

/** Statements are few, but for those that write many rows at once. */
const REMEMBERED_TEXTS = 1_000;
const REMEMBERED_LENGTH = 4_000;
/** SQLSTATE class of broken rules: how the database says that a name is taken, which is an answer. */
const BROKEN_RULE = /^23/;
/** Of a statement that was refused because one before it in its transaction failed: that one is counted. */
const TRANSACTION_FAILED = '25P02';
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Times what goes through a pool, for whoever watches it; costs nothing while nobody does. */
export class DatabaseWatch {
  readonly #kinds = new Map<string, string>();
  watcher: DatabaseWatcher | null = null;

  tags(): StatementTags | null {
    return this.watcher?.tags?.() ?? null;
  }

  /** A statement that waits behind others of its line takes time from when the last of them was answered. */
  statement<Answer>(
    { text, line }: { text: string; line: Line },
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    const { watcher } = this;
    if (watcher === null) return ask();
    const end = this.#begin({ text, line }, watcher);
    return ask().then(
      (answer) => {
        end({ isFault: false, sqlState: null, rows: rowsOf(answer) });
        return answer;
      },
      (fault: unknown) => {
        const sqlState = sqlStateOf(fault);
        end({ isFault: isFaultOfItsOwn(sqlState), sqlState, rows: null });
        throw fault;
      },
    );
  }

  async connection<Client>(connect: () => Promise<Client>): Promise<Client> {
    const startedAt = performance.now();
    try {
      return await connect();
    } finally {
      this.watcher?.connectionAwaited((performance.now() - startedAt) / 1000);
    }
  }

  #begin({ text, line }: { text: string; line: Line }, watcher: DatabaseWatcher) {
    const kind = this.#kindOf(text);
    const sentMs = performance.now();
    return (ended: Pick<EndedStatement, 'isFault' | 'sqlState' | 'rows'>) => {
      const answeredMs = performance.now();
      const seconds = (answeredMs - Math.max(sentMs, line.answeredMs)) / 1000;
      line.answeredMs = answeredMs;
      watcher.statementEnded({ kind, seconds, backend: line.backend, ...ended });
    };
  }

  #kindOf(text: string): string {
    const known = this.#kinds.get(text);
    if (known !== undefined) return known;
    const kind = kindOfStatement(text);
    if (this.#kinds.size < REMEMBERED_TEXTS && text.length <= REMEMBERED_LENGTH) this.#kinds.set(text, kind);
    return kind;
  }
}

function isFaultOfItsOwn(sqlState: string | null): boolean {
  return sqlState !== TRANSACTION_FAILED && !BROKEN_RULE.test(sqlState ?? '');
}

function sqlStateOf(fault: unknown): string | null {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  return SQLSTATE.test(code) ? code : null;
}

function rowsOf(answer: unknown): number | null {
  if (typeof answer !== 'object' || answer === null || !('rowCount' in answer)) return null;
  return typeof answer.rowCount === 'number' ? answer.rowCount : null;
}

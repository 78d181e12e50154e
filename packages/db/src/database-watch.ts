import { performance } from 'node:perf_hooks';
import { kindOfStatement } from './statement-kind.ts';

/** Told how long the database takes; never of what was asked or answered. */
export interface DatabaseWatcher {
  /** One statement that ended, under one of STATEMENT_KINDS. */
  statementEnded(statement: { kind: string; seconds: number; isFault: boolean }): void;
  /** Somebody got a connection out of the pool, or gave up waiting. */
  connectionAwaited(seconds: number): void;
}

/** Statements are few, but for those that write many rows at once. */
const REMEMBERED_TEXTS = 1_000;
const REMEMBERED_LENGTH = 4_000;
/** SQLSTATE class of broken rules: how the database says that a name is taken, which is an answer. */
const BROKEN_RULE = /^23/;

/** Times what goes through a pool, for whoever watches it; costs nothing while nobody does. */
export class DatabaseWatch {
  readonly #kinds = new Map<string, string>();
  watcher: DatabaseWatcher | null = null;

  statement<Answer>(text: string, ask: () => Promise<Answer>): Promise<Answer> {
    const { watcher } = this;
    if (watcher === null) return ask();
    const end = this.#begin(text, watcher);
    return ask().then(
      (answer) => {
        end(false);
        return answer;
      },
      (fault: unknown) => {
        end(isFault(fault));
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

  #begin(text: string, watcher: DatabaseWatcher): (isFault: boolean) => void {
    const kind = this.#kindOf(text);
    const startedAt = performance.now();
    return (isFault) =>
      watcher.statementEnded({ kind, seconds: (performance.now() - startedAt) / 1000, isFault });
  }

  #kindOf(text: string): string {
    const known = this.#kinds.get(text);
    if (known !== undefined) return known;
    const kind = kindOfStatement(text);
    if (this.#kinds.size < REMEMBERED_TEXTS && text.length <= REMEMBERED_LENGTH) this.#kinds.set(text, kind);
    return kind;
  }
}

function isFault(fault: unknown): boolean {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  return !BROKEN_RULE.test(code);
}

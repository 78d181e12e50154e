import { keptCommentOf } from './statement-comment.ts';

/** The longest statement that is worth a name: longer ones are bulk writes, whose texts differ by their number of rows. */
const MAX_TEXT_LENGTH = 4_000;

/** A statement that PostgreSQL keeps under a name. */
export interface NamedStatement {
  name: string;
  /** What is kept: the statement, and which procedure it is sent for. */
  text: string;
}

/** Gives statements names, so that PostgreSQL parses each once per connection. */
export class StatementNames {
  /** By text, then by procedure. */
  readonly #named = new Map<string, Map<string, NamedStatement>>();
  readonly #maxNames: number;
  #count = 0;
  /** Of the set of names; raised when PostgreSQL takes those of before no more. */
  #set = 0;

  /** Past `maxNames` distinct statements no more get a name: each name costs memory on every connection. */
  constructor(maxNames: number) {
    this.#maxNames = maxNames;
  }

  /**
   * A statement has a name for each procedure that sends it, which are few: most belong to one. Where names run short, one that
   * has a name already goes on under that.
   */
  named(text: string, procedure: string | null): NamedStatement | undefined {
    const known = this.#named.get(text);
    const found = known?.get(procedure ?? '');
    if (found !== undefined) return found;
    if (this.#count >= this.#maxNames) return known?.values().next().value;
    if (text.length > MAX_TEXT_LENGTH) return undefined;
    const comment = procedure === null ? '' : keptCommentOf(procedure);
    const named = { name: `earntrack_${this.#set}_${this.#count}`, text: text + comment };
    this.#count += 1;
    this.#named.set(text, (known ?? new Map()).set(procedure ?? '', named));
    return named;
  }

  /** Has every statement named anew, on all connections, where one under `name` is of a table that has changed since. */
  renew(name: string): void {
    if (!name.startsWith(`earntrack_${this.#set}_`)) return;
    this.#set += 1;
    this.#count = 0;
    this.#named.clear();
  }
}

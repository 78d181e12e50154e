import type { PoolClient } from 'pg';

/** After PostgreSQL has had to give up a statement by itself, this much is left for the answer to arrive. */
const ON_THE_WAY_MS = 5_000;

/** What lets a statement take longer than others, for the rest of a transaction or a session. */
const OWN_LIMIT = /\bstatement_timeout\b/;

/**
 * Ends a connection on which nothing is heard for longer than PostgreSQL works on any statement. Whoever is on the other side of it has
 * gone without a word, as when an address moves to another machine; without this the pool would hold such connections for a quarter of an
 * hour, until the operating system gives them up. Whoever waits is told at once, and the pool makes a new connection.
 */
export class SilenceLimit {
  readonly #patienceMs: number;
  #isOff = false;
  /** Statements without an answer yet, which come one after the other. */
  #underWay = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(statementTimeoutMs: number) {
    this.#patienceMs = statementTimeoutMs + ON_THE_WAY_MS;
  }

  async during<Answer>(client: PoolClient, text: string, ask: () => Promise<Answer>): Promise<Answer> {
    if (OWN_LIMIT.test(text)) this.#isOff = true;
    if (this.#isOff) return ask();
    this.#underWay += 1;
    this.#timer ??= setTimeout(() => endNow(client), this.#patienceMs);
    try {
      return await ask();
    } finally {
      this.#underWay -= 1;
      if (this.#underWay > 0) this.#timer.refresh();
      else this.#stop();
    }
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** For whoever gets the connection next. */
  reset(): void {
    this.#isOff = false;
  }
}

/** To say goodbye would be to wait for an answer again. pg has no other way, and its types do not show this one. */
function endNow(client: PoolClient): void {
  const { connection } = client as unknown as { connection: { stream: { destroy(): void } } };
  connection.stream.destroy();
}

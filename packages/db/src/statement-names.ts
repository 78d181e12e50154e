/** The longest statement that is worth a name: longer ones are bulk writes, whose texts differ by their number of rows. */
const MAX_TEXT_LENGTH = 4_000;

/** Gives statements names, so that PostgreSQL parses each once per connection. */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #maxNames: number;

  /** Past `maxNames` distinct statements no more get a name: each name costs memory on every connection. */
  constructor(maxNames: number) {
    this.#maxNames = maxNames;
  }

  nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= this.#maxNames || text.length > MAX_TEXT_LENGTH) return undefined;
    const name = `earntrack_${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }
}

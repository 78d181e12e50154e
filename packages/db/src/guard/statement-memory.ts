/** Remembers statements by their text, the latest of them, in bounded space. */
export class StatementMemory {
  #recent = new Set<string>();
  #older = new Set<string>();
  #recentLength = 0;
  readonly #maxLength: number;

  /** Keeps between one and two times `maxLength` characters. */
  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  has(text: string): boolean {
    return this.#recent.has(text) || this.#older.has(text);
  }

  add(text: string): void {
    if (this.#recent.has(text)) return;
    if (this.#recentLength > this.#maxLength) {
      this.#older = this.#recent;
      this.#recent = new Set();
      this.#recentLength = 0;
    }
    this.#recent.add(text);
    this.#recentLength += text.length;
  }
}

/**
 * An answer and its JSON. Of one that was kept there is only the JSON, of one that was just made only the answer, until somebody wants
 * the other: whoever sends an answer on needs its JSON alone, and to read or to write a list takes as long as to ask for it.
 */
export class WrittenAnswer<Answer> {
  #value: Answer | undefined;
  #json: string | undefined;

  private constructor(value: Answer | undefined, json: string | undefined) {
    this.#value = value;
    this.#json = json;
  }

  static of<Answer>(value: Answer): WrittenAnswer<Answer> {
    return new WrittenAnswer<Answer>(value, undefined);
  }

  /** Of JSON that was made of such an answer. */
  static read<Answer>(json: string): WrittenAnswer<Answer> {
    return new WrittenAnswer<Answer>(undefined, json);
  }

  get value(): Answer {
    this.#value ??= JSON.parse(this.json) as Answer;
    return this.#value;
  }

  get json(): string {
    this.#json ??= JSON.stringify(this.#value);
    return this.#json;
  }
}

const FIRST_LENGTH = 1024;

/** Whole numbers of 32 bits one after the other, four bytes each, of which nobody knows beforehand how many there will be. */
export class IntList {
  #numbers = new Int32Array(FIRST_LENGTH);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(...numbers: readonly number[]): void {
    for (const number of numbers) {
      if (this.#length === this.#numbers.length) this.#grow();
      this.#numbers[this.#length] = number;
      this.#length += 1;
    }
  }

  at(index: number): number {
    const number = index < this.#length ? this.#numbers[index] : undefined;
    if (number === undefined) throw new Error(`There is no number ${index} in a list of ${this.#length}`);
    return number;
  }

  *[Symbol.iterator](): Generator<number> {
    for (let index = 0; index < this.#length; index += 1) yield this.at(index);
  }

  #grow(): void {
    const more = new Int32Array(this.#numbers.length * 2);
    more.set(this.#numbers);
    this.#numbers = more;
  }
}

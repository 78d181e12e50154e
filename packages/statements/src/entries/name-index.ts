/** Slots for each row: with more than half of them empty, the one wanted is found in a step or two. */
const SLOTS_PER_ROW = 2;

/**
 * Tells which rows have the same name without keeping the names: 16 to 24 bytes a row. A row whose name looks the same by a number
 * made of it is asked for its name again, so that two names are never taken for one.
 */
export class NameIndex {
  readonly #nameOf: (row: number) => string;
  /** The last row of each name, at the place that its hash gives; 0 where none is, for rows count from 1. */
  readonly #slots: Int32Array;
  readonly #hashes: Int32Array;
  /** The row before, of the same name; 0 for the first. */
  readonly #previous: Int32Array;

  constructor(lastRow: number, nameOf: (row: number) => string) {
    this.#nameOf = nameOf;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(SLOTS_PER_ROW * (lastRow + 1))));
    this.#hashes = new Int32Array(lastRow + 1);
    this.#previous = new Int32Array(lastRow + 1);
  }

  /** Rows are added in the order of the file, each once. */
  add(row: number, name: string): void {
    const hash = hashOf(name);
    this.#hashes[row] = hash;
    const slot = this.#slotOf(name, hash);
    this.#previous[row] = this.#slots[slot] ?? 0;
    this.#slots[slot] = row;
  }

  /** The rows of this name, in the order of the file. */
  rowsOf(name: string): number[] {
    return this.#rowsUpTo(this.#slots[this.#slotOf(name, hashOf(name))] ?? 0);
  }

  /** The rows of each name that several have, in the order of the file. */
  *shared(): Generator<number[]> {
    for (const last of this.#slots) {
      if (last === 0 || this.#previous[last] === 0) continue;
      yield this.#rowsUpTo(last);
    }
  }

  /** The place of a name, or the empty one that it would take. */
  #slotOf(name: string, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const last = this.#slots[slot] ?? 0;
      if (last === 0 || (this.#hashes[last] === hash && this.#nameOf(last) === name)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #rowsUpTo(last: number): number[] {
    const rows: number[] = [];
    for (let row = last; row !== 0; row = this.#previous[row] ?? 0) rows.push(row);
    return rows.toReversed();
  }
}

/** FNV-1a over UTF-16 units, 32 bits, and stirred, for its last bits alone choose the slot. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

/** What a column may add to the sum of a row: itself, itself turned round, or nothing. */
export type Factor = 1 | -1 | 0;

/** A column of numbers, with what each way of adding it up speaks against itself. */
export interface Summand {
  index: number;
  costs: Readonly<Record<Factor, number>>;
}

export interface Balance {
  factors: ReadonlyMap<number, Factor>;
  cost: number;
}

const FACTORS = [1, -1, 0] as const satisfies Factor[];
const FEWEST_SUMS = 2;
/** More of them give sums by chance, and take long. */
const MOST_SUMMANDS = 18;

/**
 * The least costly way in which these columns add up to the total in each row; null where none is below the limit. A row in which
 * nothing but the total stands says nothing of it. Where `fewest` are two, a column that is the total once more is no sum.
 */
export function balanceOf(
  rows: readonly (readonly number[])[],
  total: number,
  { summands, limit, fewest }: { summands: readonly Summand[]; limit: number; fewest: 1 | 2 },
): Balance | null {
  if (summands.length > MOST_SUMMANDS) return null;
  return new Search(rows, total, { summands, fewest }).below(limit);
}

class Search {
  readonly #rows: readonly (readonly number[])[];
  readonly #total: number;
  readonly #summands: readonly Summand[];
  readonly #fewest: number;
  readonly #factors: Factor[] = [];
  #best: Balance | null = null;
  #limit = 0;

  constructor(
    rows: readonly (readonly number[])[],
    total: number,
    { summands, fewest }: { summands: readonly Summand[]; fewest: number },
  ) {
    this.#rows = rows;
    this.#total = total;
    this.#summands = summands;
    this.#fewest = fewest;
  }

  below(limit: number): Balance | null {
    this.#limit = limit;
    this.#choose(0, 0);
    return this.#best;
  }

  #choose(at: number, cost: number): void {
    const summand = this.#summands[at];
    if (summand === undefined) {
      if (!this.#addsUp()) return;
      const factors = this.#summands.map(({ index }, place) => [index, this.#factors[place] ?? 0] as const);
      this.#best = { factors: new Map(factors), cost };
      this.#limit = cost;
      return;
    }
    for (const factor of FACTORS) {
      const next = cost + summand.costs[factor];
      if (next >= this.#limit) continue;
      this.#factors[at] = factor;
      this.#choose(at + 1, next);
    }
  }

  /** In several different sums. */
  #addsUp(): boolean {
    const sums = new Set<number>();
    let mostAdded = 0;
    for (const row of this.#rows) {
      const { sum, added } = this.#sumOf(row);
      const total = row[this.#total] ?? 0;
      if (added > 0 && sum !== total) return false;
      if (added > 0 && total !== 0) sums.add(total);
      mostAdded = Math.max(mostAdded, added);
    }
    return sums.size >= FEWEST_SUMS && mostAdded >= this.#fewest;
  }

  #sumOf(row: readonly number[]): { sum: number; added: number } {
    let sum = 0;
    let added = 0;
    for (const [place, { index }] of this.#summands.entries()) {
      const amount = (this.#factors[place] ?? 0) * (row[index] ?? 0);
      sum += amount;
      if (amount !== 0) added += 1;
    }
    return { sum, added };
  }
}

import { type Currency, grossOf } from '@earntrack/domain';
import type { InterpretedRow } from '../rows/rows.ts';

/**
 * Fees in a currency of which no row earned anything but tips: the column of what was earned may be called a fee, as one for a delivery is. Rows of
 * fees alone may be a bill of the platform, and where no fee is more than the tip beside it, tips are what one lives on there.
 */
export class TakenOfNothing {
  readonly #earned = new Set<Currency>();
  readonly #fees = new Map<Currency, { first: number; rows: number; hasTips: boolean; isMore: boolean }>();

  add(row: InterpretedRow): void {
    if (row.kind !== 'earning') return;
    const { currency, components } = row;
    if (grossOf(components) !== components.tips) this.#earned.add(currency);
    const told = this.#fees.get(currency) ?? { first: 0, rows: 0, hasTips: false, isMore: false };
    told.hasTips ||= components.tips !== 0n;
    told.isMore ||= components.fees > components.tips;
    if (components.fees > 0n) {
      told.first ||= row.file.row;
      told.rows += 1;
    }
    this.#fees.set(currency, told);
  }

  /** A sentence for each currency. */
  describe(): string[] {
    return [...this.#fees].flatMap(([currency, { first, rows, hasTips, isMore }]) =>
      rows > 0 && hasTips && isMore && !this.#earned.has(currency)
        ? [
            `Warning: in ${rows === 1 ? '1 row' : `${rows} rows`}, like row ${first}, a fee would be taken off, and nothing but tips was earned in ${currency}: what is called a fee may be what was paid for the work.`,
          ]
        : [],
    );
  }
}

import { decimalFromMicros } from '@earntrack/domain';
import { requestHash } from '../../identity/request-hash.ts';
import { columnsOfKind } from './archive-kinds.ts';
import type { Money } from './archive-manifest.ts';
import type { ArchiveKind } from './archive-rows.ts';

/** Adds up every amount of a kind by currency, from stored rows. */
export class MoneySums {
  readonly #amounts: readonly { column: string; field: string }[];
  readonly #sums = new Map<string, bigint[]>();

  constructor(kind: ArchiveKind) {
    this.#amounts = columnsOfKind(kind).filter(({ type }) => type === 'int8');
  }

  add(row: Readonly<Record<string, unknown>>): void {
    if (this.#amounts.length === 0) return;
    const currency = String(row['currency']);
    const sums = this.#sums.get(currency) ?? this.#amounts.map(() => 0n);
    this.#sums.set(
      currency,
      this.#amounts.map(({ column }, at) => (sums[at] ?? 0n) + amountOf(row[column])),
    );
  }

  /** Null for a kind without amounts. */
  total(): Money | null {
    if (this.#amounts.length === 0) return null;
    const currencies = [...this.#sums].sort(([left], [right]) => (left < right ? -1 : 1));
    return Object.fromEntries(
      currencies.map(([currency, sums]) => [
        currency,
        Object.fromEntries(this.#amounts.map(({ field }, at) => [field, decimalFromMicros(sums[at] ?? 0n)])),
      ]),
    );
  }
}

/** Equal sums, whatever their order. */
export function isSameMoney(left: Money | null, right: Money | null): boolean {
  return requestHash(left) === requestHash(right);
}

function amountOf(value: unknown): bigint {
  return typeof value === 'bigint' ? value : 0n;
}

import { quoted } from '../problem.ts';
import type { MoneyCell } from './money-cells.ts';
import { hasManyDecimals, roundingOf } from './plain-number.ts';

/** No amount has more; what is lost is added up in units that fine. */
const FINEST = 60;

/**
 * Amounts with more decimals than are kept. Where a file writes most of them so, as those of streams and clicks do, they are rounded, and
 * that is told; elsewhere one is more likely a mistake.
 */
export class Rounding {
  #amounts = 0;
  #fine = 0;
  readonly #lost = new Map<string, bigint>();

  add({ column, text, isWrittenFine = false }: Pick<MoneyCell, 'column' | 'text' | 'isWrittenFine'>): void {
    if (!/[1-9]/.test(text)) return;
    this.#amounts += 1;
    const isFine = hasManyDecimals(text);
    if (isFine || isWrittenFine) this.#fine += 1;
    if (!isFine) return;
    const { lost, decimals } = roundingOf(text);
    const units = lost * 10n ** BigInt(FINEST - decimals);
    this.#lost.set(column, (this.#lost.get(column) ?? 0n) + units);
  }

  get isUsual(): boolean {
    return this.#fine * 2 > this.#amounts;
  }

  /** Empty where nothing is rounded. */
  describe(): string {
    if (!this.isUsual || this.#lost.size === 0) return '';
    const changes = [...this.#lost].map(([column, lost]) => `that of ${quoted(column)} by ${written(-lost)}`);
    return `Most amounts are written with more than six decimals, and each counts rounded to six. This changes sums: ${changes.join(', ')}.`;
  }
}

function written(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(FINEST + 1, '0');
  const fraction = digits.slice(-FINEST).replace(/0+$/, '');
  const whole = digits.slice(0, -FINEST);
  return `${units < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}

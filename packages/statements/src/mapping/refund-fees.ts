import type { ComponentName } from '@earntrack/domain';
import type { Decisions } from '../rows/decisions.ts';
import type { InterpretedRow } from '../rows/rows.ts';

/**
 * Fees beside money that went back, in a file that writes neither with a minus: it does not say whether they were taken once more or came back, and
 * a control total that is reckoned from the same cells holds either way.
 */
export class FeesOfRefunds {
  /** The kind of the row or its direction says that amounts went back, and no sign. */
  readonly #hasDirection: boolean;
  /** A total of its own tells of a fee that was read wrongly. */
  readonly #hasTotal: boolean;
  #first: number | null = null;
  #rows = 0;

  constructor({ preset: { lines, control }, match }: Pick<Decisions, 'preset' | 'match'>) {
    this.#hasDirection = match.places.text.direction !== undefined;
    this.#hasTotal = !lines.some(({ parts }) => parts.some(({ column }) => column === control?.column));
  }

  add(row: InterpretedRow): void {
    if (this.#hasTotal || row.kind !== 'earning' || row.rule.turned !== undefined) return;
    const { base, adjustments, fees, taxesWithheld } = row.components;
    const has = (sign: 1 | -1, ...of: ComponentName[]) =>
      row.rule.parts.some((part) => part.sign === sign && of.includes(part.to as ComponentName));
    // Beside its sale the fee is that of the sale.
    const isBack = base === 0n && adjustments < 0n && (this.#hasDirection || has(-1, 'adjustments'));
    // With a minus, a fee says itself that it was taken.
    if (!isBack || fees + taxesWithheld <= 0n || !has(1, 'fees', 'taxesWithheld')) return;
    this.#rows += 1;
    this.#first ??= row.file.row;
  }

  /** A sentence, or none. */
  describe(): string[] {
    if (this.#first === null) return [];
    const rows = this.#rows === 1 ? '1 row' : `${this.#rows} rows`;
    return [
      `Warning: ${rows}, like row ${this.#first}, would be recorded as money that went back and a fee that was taken for it; no sign says whether that fee came back instead. A mapping says it as "turned": ["fee"], or "turned": [] where it was taken.`,
    ];
  }
}

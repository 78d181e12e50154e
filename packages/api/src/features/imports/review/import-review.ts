import { AppError, type ControlTotalView } from '@earntrack/contract';
import type { ImportCounts } from '@earntrack/db';
import { decimalFromMicros } from '@earntrack/domain';
import { checkControl, type ControlRule, type ControlTotal, isKeyOfCharge } from '@earntrack/statements';
import { addCount, noCounts } from '../imports.view.ts';
import { isNotTaken } from '../recording/taken-back.ts';
import type { Correction } from './corrections.ts';
import { type DecidedItem, isWritten } from './decide-item.ts';
import type { ReviewedItem } from './review-import.service.ts';

/** Of many new products so many are named. */
const NAMED_PRODUCTS = 20;

/** Adds up an import chunk by chunk, so that a file of any length needs little memory. */
export class ImportReview {
  readonly counts: ImportCounts = noCounts();
  /** Of what is written. */
  readonly corrections: Correction[] = [];
  /** The imports that are told apart from this one by their places alone. */
  readonly tiedWith = new Set<string>();
  readonly #rule: ControlRule | null;
  readonly #totals = new Map<string, Omit<ControlTotal, 'unit' | 'ok'>>();
  readonly #rows = new Set<number>();
  /** Those of payouts that say what was taken for them: that is an item beside the payout. */
  readonly #charges = new Set<number>();
  readonly #targets = new Set<string>();
  readonly #newProducts = new Set<string>();
  #hasDoubles = false;
  #mismatches = 0;

  /** `rule` is the formula of the control total of what the file was read by. */
  constructor(rule: ControlRule | null) {
    this.#rule = rule;
  }

  add(items: readonly ReviewedItem[]): void {
    for (const item of items) {
      const { staged, outcome } = item;
      this.#addDetails(item);
      for (const importId of item.tiedWith) this.tiedWith.add(importId);
      addCount(this.counts, { kind: staged.item.kind, outcome });
      if (isNotTaken(item)) this.counts.notTaken = (this.counts.notTaken ?? 0) + 1;
      const takenBack = item.takesBack.filter(({ kept }) => kept === null).length;
      if (takenBack > 0) this.counts.takenBack = (this.counts.takenBack ?? 0) + takenBack;
      const rows = isKeyOfCharge(staged.item.key) ? this.#charges : this.#rows;
      for (const { row } of staged.item.rows) this.#note(rows, row);
      if (staged.targetId !== null) this.#note(this.#targets, `${staged.item.kind}|${staged.targetId}`);
    }
    const check = checkControl(
      this.#rule,
      items.map(({ staged }) => staged.item),
    );
    this.#mismatches += check.mismatches.length;
    for (const total of check.totals) this.#addTotal(total);
  }

  /** True where one of the rows is this earning. */
  hasEarning(id: string): boolean {
    return this.#targets.has(`earning|${id}`);
  }

  control(): ControlTotalView[] {
    return [...this.#totals]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([unit, total]) => ({
        unit,
        file: decimalFromMicros(total.file),
        recorded: decimalFromMicros(total.recorded),
        leftOut: decimalFromMicros(total.leftOut),
        isOk: total.file === total.recorded + total.leftOut,
      }));
  }

  /** Throws an AppError when a row of the file is behind two items that are not a payout and its fee, or two items would become one entry. */
  assertNoDoubles(): void {
    if (!this.#hasDoubles) return;
    throw new AppError('statement_incomplete', 'Some rows have arrived twice. Start the import again.');
  }

  /** Throws an AppError unless every row of the file has arrived. */
  assertComplete({
    item_count: itemCount,
    row_count: rowCount,
  }: {
    item_count: number;
    row_count: number;
  }): void {
    if (this.counts.staged === itemCount && this.#rows.size === rowCount) return;
    throw new AppError(
      'statement_incomplete',
      `Of ${rowCount} rows of the file ${this.#rows.size} have arrived. Start the import again.`,
    );
  }

  /** Throws an AppError unless what would be recorded says exactly what the file says, row by row and in total. */
  assertHolds(): void {
    if (this.#mismatches === 0 && this.control().every((total) => total.isOk)) return;
    throw new AppError(
      'statement_mismatch',
      'The rows do not add up to what the file says, so nothing was recorded. Start the import again.',
    );
  }

  #addDetails(decided: DecidedItem): void {
    const { settled, newProduct, adjustsId } = decided;
    if (newProduct !== null) this.#addProduct(newProduct);
    if (adjustsId === null || settled?.item.kind !== 'earning') return;
    const { targetId: id, platformId, item } = settled;
    const row = item.rows[0]?.row ?? 0;
    if (isWritten(decided))
      this.corrections.push({ row, id, adjustsId, platformId, currency: item.currency });
  }

  #addProduct(name: string): void {
    this.#newProducts.add(name.toLowerCase());
    const { count, names } = this.counts.newProducts ?? { count: 0, names: [] };
    if (this.#newProducts.size === count) return;
    const named = names.length < NAMED_PRODUCTS ? [...names, name] : names;
    this.counts.newProducts = { count: count + 1, names: named };
  }

  #note<Value>(seen: Set<Value>, value: Value): void {
    this.#hasDoubles ||= seen.has(value);
    seen.add(value);
  }

  #addTotal({ unit, file, recorded, leftOut }: ControlTotal): void {
    const sum = this.#totals.get(unit) ?? { file: 0n, recorded: 0n, leftOut: 0n };
    this.#totals.set(unit, {
      file: sum.file + file,
      recorded: sum.recorded + recorded,
      leftOut: sum.leftOut + leftOut,
    });
  }
}

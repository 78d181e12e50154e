import type { ColumnDescription } from '@earntrack/statements';
import { type ColumnUse, isMoneyUse, type WizardState } from './column-uses.ts';
import { isPrice } from './guess-amounts.ts';
import { isAmount } from './guess-columns.ts';
import { OWED, ROYALTY, SHARE, SHARE_OF_YOURS } from './words/share-words.ts';

export interface Balanced {
  uses: readonly ColumnUse[];
  columnSigns: WizardState['columnSigns'];
}

export interface Told {
  columns: readonly ColumnDescription[];
  uses: readonly ColumnUse[];
  rows: readonly (readonly number[])[];
}

/** True for the name of what is left for the person of what others pay. */
export function namesShare(name: string): boolean {
  return [SHARE, SHARE_OF_YOURS, ROYALTY, OWED].some((words) => words.test(name));
}

/** What comes to the person beside their share. */
const BESIDE: ReadonlySet<ColumnUse> = new Set<ColumnUse>(['tips', 'bonuses', 'reimbursements']);

/**
 * The share of the person alone, where it is read nowhere, or is only part of a price, and is less than what else would be recorded: nothing
 * explains the rest, as tips beside the share would.
 */
export function ofShare({ columns, uses, rows }: Told, found: Balanced): Balanced | null {
  const whole = found.uses.indexOf('total');
  const isPartOfPrice = (use: ColumnUse | undefined) =>
    use === 'base' && whole >= 0 && isPrice(columns[whole]?.name ?? '');
  const isOpen = (use: ColumnUse | undefined) => use === 'none' || isPartOfPrice(use);
  const share = columns.findIndex(
    (column, index) => isOpen(found.uses[index]) && namesShare(column.name) && isAmount(column),
  );
  const total = whole >= 0 ? whole : found.uses.indexOf('base');
  const told = rows.filter((row) => row[share] !== undefined && row[share] !== 0);
  const isLess = told.some((row) => Math.abs(row[share] ?? 0) < Math.abs(row[total] ?? 0));
  if (share < 0 || told.length * 2 < rows.length || !isLess || namesShare(columns[total]?.name ?? ''))
    return null;
  const isExplained = rows.every((row) => {
    const beside = found.uses.reduce((sum, use, index) => sum + (BESIDE.has(use) ? (row[index] ?? 0) : 0), 0);
    return row[whole] === (row[share] ?? 0) + beside;
  });
  return isExplained ? null : { uses: leftAlone(uses, share), columnSigns: {} };
}

/** One amount of the row, and no other. */
export function leftAlone(uses: readonly ColumnUse[], left: number): ColumnUse[] {
  const isText = (use: ColumnUse) => use === 'payout' || !(isMoneyUse(use) || use === 'total');
  return uses.map((use, index) => (index === left ? 'base' : isText(use) ? use : 'none'));
}

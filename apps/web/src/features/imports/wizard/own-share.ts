import type { ColumnDescription } from '@earntrack/statements';
import { type ColumnUse, isMoneyUse, type WizardState } from './column-uses.ts';
import { isAmount } from './guess-columns.ts';

export interface Balanced {
  uses: readonly ColumnUse[];
  columnSigns: WizardState['columnSigns'];
}

export interface Told {
  columns: readonly ColumnDescription[];
  uses: readonly ColumnUse[];
  rows: readonly (readonly number[])[];
}

/** What somebody is paid of what others pay. */
const SHARE =
  /\b(?:your|my|instructor|author|artist|seller|creator|contributor|host|driver|tutor|partner|publisher|affiliate)(?:'s)? (?:share|earnings?|cut|revenue|royalt(?:y|ies)|payout)\b/i;

/** The share of the person alone, where it is read nowhere and is less than what else would be recorded: nothing explains the rest. */
export function ofShare({ columns, uses, rows }: Told, found: Balanced): Balanced | null {
  const share = columns.findIndex(
    (column, index) => found.uses[index] === 'none' && SHARE.test(column.name) && isAmount(column),
  );
  const total = found.uses.findIndex((use) => use === 'total' || use === 'base');
  const told = rows.filter((row) => row[share] !== undefined && row[share] !== 0);
  const isLess = told.some((row) => Math.abs(row[share] ?? 0) < Math.abs(row[total] ?? 0));
  if (share < 0 || told.length * 2 < rows.length || !isLess || SHARE.test(columns[total]?.name ?? ''))
    return null;
  return { uses: leftAlone(uses, share), columnSigns: {} };
}

/** One amount of the row, and no other. */
export function leftAlone(uses: readonly ColumnUse[], left: number): ColumnUse[] {
  const isText = (use: ColumnUse) => use === 'payout' || !(isMoneyUse(use) || use === 'total');
  return uses.map((use, index) => (index === left ? 'base' : isText(use) ? use : 'none'));
}

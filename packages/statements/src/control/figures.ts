import { type Micros, type NumberFormat, parseNumber } from '@earntrack/domain';
import { kindOf } from '../cells/cell-kinds.ts';
import { formatsOf, withoutSign } from '../cells/money-cells.ts';
import { roundedNumber } from '../cells/plain-number.ts';
import type { Records } from '../table/table.ts';

const FORMATS: readonly NumberFormat[] = [...formatsOf('.'), ...formatsOf(',')];

/**
 * The number in each cell of these rows, null for none: for who looks which columns add up to which. Numbers are read in the one way that fits most
 * of them, for nothing is recorded by it.
 */
export function figuresOf(rows: Records): (Micros | null)[][] {
  const numbers = rows.map((row) => row.map(numberOf));
  const known = numbers.flat().filter((number) => number !== null);
  const fits = (format: NumberFormat) =>
    known.filter((number) => parseNumber(number, format) !== null).length;
  const best = FORMATS.reduce((first, other) => (fits(other) > fits(first) ? other : first));
  return numbers.map((row) => row.map((number) => (number === null ? null : parseNumber(number, best))));
}

function numberOf(cell: string): string | null {
  const isAmount = kindOf(cell) === 'number' && !cell.trim().endsWith('%');
  return isAmount ? roundedNumber(withoutSign(cell).number) : null;
}

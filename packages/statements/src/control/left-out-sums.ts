import { isCurrency } from '@earntrack/domain';
import type { IntList } from '../entries/int-list.ts';
import type { RowKeys } from '../entries/keys.ts';
import { nameOfSum } from '../entries/sum-rows.ts';
import type { Preset } from '../preset.ts';
import type { InterpretedRow, InterpretedRows } from '../rows/rows.ts';

/**
 * Keys by which an earning of several rows is known also where all of them are left out by their status: one of them, whatever their order,
 * has the key of the earning. Where any of them counts, the earning is what that one says.
 */
export function withLeftOutSums(
  keys: RowKeys,
  rows: InterpretedRows,
  { sumBy, leftOut }: { sumBy: Preset['sumBy']; leftOut: IntList },
): RowKeys {
  if (sumBy === undefined) return keys;
  const firsts = new Map<string, InterpretedRow>();
  for (const number of leftOut) {
    const row = rows.at(number);
    const name = nameOf(row, sumBy);
    const first = name === null ? undefined : firsts.get(name);
    if (name !== null && (first === undefined || keys.of(row) < keys.of(first))) firsts.set(name, row);
  }
  if (firsts.size === 0) return keys;
  for (const row of rows) {
    if (row.kind === 'earning') firsts.delete(nameOfSum(row, row[sumBy]) ?? '');
  }
  const names = new Map([...firsts].map(([name, row]) => [row.file.row, name]));
  return { of: (row) => names.get(row.file.row) ?? keys.of(row) };
}

/** The name of the earning to which a row that is left out would belong; null where it has no status, or shares nothing. */
function nameOf(row: InterpretedRow, sumBy: 'id' | 'reference'): string | null {
  if (row.kind !== 'leftOut' || row.status === null || row.earnedOn === null) return null;
  const { clock, kinds } = row.status;
  if (kinds.length > 0 && !kinds.includes('earning')) return null;
  const { unit } = row.file;
  if (!isCurrency(unit)) return null;
  const { own, platformName, earnedOn, calendarDate } = row;
  const hours = clock === null ? null : { clock };
  return nameOfSum({ own, platformName, earnedOn, calendarDate, currency: unit, hours }, row[sumBy]);
}

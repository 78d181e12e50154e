import type { Preset } from '../preset.ts';
import type { InterpretedRow } from './rows.ts';

/** What texts that only rules look at make of a row: what they say besides is read by nobody. */
export function ruleOf(row: InterpretedRow, { lines }: Preset): string {
  return 'rule' in row ? `${lines.indexOf(row.rule)}` : row.kind;
}

import type { LayoutMatch } from '../header/header.ts';
import type { TextRole } from '../preset.ts';
import type { SourceRow } from '../table/source-rows.ts';

/** The columns in which a moment stands. */
export const MOMENT_ROLES = {
  start: ['date', 'time'],
  end: ['endDate', 'endTime'],
} as const satisfies Record<string, readonly TextRole[]>;

/** The date of a row and its time, one after the other as if they stood in one column. */
export function momentText(
  { cells }: SourceRow,
  { places }: LayoutMatch,
  which: keyof typeof MOMENT_ROLES,
): string {
  return MOMENT_ROLES[which]
    .map((role) => (cells[places.text[role]?.[0] ?? -1] ?? '').trim())
    .filter(Boolean)
    .join(' ');
}

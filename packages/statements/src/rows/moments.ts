import type { LayoutMatch } from '../header/header.ts';
import type { TextRole } from '../preset.ts';
import type { SourceRow } from '../table/source-rows.ts';

/** The columns in which a moment stands. */
export const MOMENT_ROLES = {
  start: ['date', 'time'],
  end: ['endDate', 'endTime'],
} as const satisfies Record<string, readonly TextRole[]>;

/** What programs write of a day without a time where all dates have one. */
const MIDNIGHT = /(\d)[T ]+0?0:00(?::00(?:\.0+)?)?$/;

/**
 * The date of a row and its time, one after the other as if they stood in one column. Where the time has a column of its own, midnight behind
 * the date is none.
 */
export function momentText(
  { cells }: SourceRow,
  { places }: LayoutMatch,
  which: keyof typeof MOMENT_ROLES,
): string {
  const [day = '', time = ''] = MOMENT_ROLES[which].map((role) =>
    (cells[places.text[role]?.[0] ?? -1] ?? '').trim(),
  );
  return [time === '' ? day : day.replace(MIDNIGHT, '$1'), time].filter(Boolean).join(' ');
}

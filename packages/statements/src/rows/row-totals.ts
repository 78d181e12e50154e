import type { LocalDate } from '@earntrack/domain';
import { TOTALS } from '../control/totals.ts';
import { quoted } from '../problem.ts';
import type { SourceRow } from '../table/source-rows.ts';
import type { Decisions } from './decisions.ts';
import { plainReason, type Reason } from './reasons.ts';
import { reasonForType } from './row-status.ts';

/** What a row says of its kind and day. */
interface SaidOfRow {
  type: string;
  toldType: string;
  earnedOn: LocalDate | null;
}

/**
 * Why a row of totals is left out; null for any other. Where columns say a day, a row of totals lacks one; elsewhere it looks like any other,
 * and only its whole name tells.
 */
export function reasonOfTotals(
  { cells }: SourceRow,
  { date, labels }: Decisions,
  { earnedOn }: Pick<SaidOfRow, 'earnedOn'>,
): string | null {
  if (date === null && earnedOn !== null) return null;
  const nameIn = (cell: string) => (date === null ? cell.trim().replace(/ [A-Z]{3}$/, '') : cell.trim());
  const at = cells.findIndex((cell) => TOTALS.test(nameIn(cell)));
  const name = quoted((cells[at] ?? '').trim());
  return at < 0 ? null : `this row adds up others: ${name} in column ${quoted(labels[at] ?? '')}`;
}

/** Why no rule fits it: totals of no kind are told for what they are. */
export function reasonOfKind(source: SourceRow, decisions: Decisions, said: SaidOfRow): Reason {
  const ofTotals = said.type === '' ? reasonOfTotals(source, decisions, said) : null;
  return ofTotals === null ? reasonForType(said, decisions) : plainReason(ofTotals);
}

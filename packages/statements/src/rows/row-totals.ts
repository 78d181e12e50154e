import { namesTotals } from '../control/totals.ts';
import { quoted } from '../problem.ts';
import type { SourceRow } from '../table/source-rows.ts';
import type { Decisions } from './decisions.ts';
import { momentText } from './moments.ts';
import { plainReason, type Reason } from './reasons.ts';
import { reasonForType } from './row-status.ts';

/** What a row says of its kind. */
interface SaidOfRow {
  type: string;
  toldType: string;
}

/**
 * Why a row of totals is left out; null for any other. Where columns say a day, a row of totals has nothing there or its name; elsewhere it looks like
 * any other, and only its whole name tells.
 */
export function reasonOfTotals(source: SourceRow, { match, date, labels }: Decisions): string | null {
  const { cells } = source;
  const day = date === null ? momentText(source, match, 'start') : '';
  const isOpen = day === '' || match.layout.emptyCells?.includes(day) === true;
  if (!isOpen && !namesTotals(day)) return null;
  const at = cells.findIndex(namesTotals);
  const name = quoted((cells[at] ?? '').trim());
  return at < 0 ? null : `this row adds up others: ${name} in column ${quoted(labels[at] ?? '')}`;
}

/** Why no rule fits it: totals of no kind are told for what they are. */
export function reasonOfKind(source: SourceRow, decisions: Decisions, said: SaidOfRow): Reason {
  const ofTotals = said.type === '' ? reasonOfTotals(source, decisions) : null;
  return ofTotals === null ? reasonForType(said, decisions) : plainReason(ofTotals);
}

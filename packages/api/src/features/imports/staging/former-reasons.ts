import type { StatementItemRow } from '@earntrack/db';
import { microsFromDecimal, sumMicros } from '@earntrack/domain';

/**
 * Matches the reason of a row whose amount nobody could read, in the words of the versions that did not say so otherwise: until 2026-11-29. A
 * regular expression in the syntax that PostgreSQL shares. What reasons say now may differ.
 */
export const FORMER_REASON_OF_UNREAD = '^this row ends after | is no amount$';

const FORMER = new RegExp(FORMER_REASON_OF_UNREAD);

/** True of a row that is left out because nobody can say what its amount is. */
export function isUnread({ payload, is_unread: isSaid }: StatementItemRow): boolean {
  if (payload.kind !== 'leftOut' || isSaid !== null) return isSaid ?? false;
  const inFile = sumMicros(payload.rows.map(({ value }) => microsFromDecimal(value)));
  return inFile === 0n && FORMER.test(payload.reason);
}

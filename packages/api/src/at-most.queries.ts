import { LIMITS } from '@earntrack/contract';
import { sql } from 'kysely';

/** Those of the overview and the newest alone, and pages: one row more than a page shows says that another page follows. */
const USUAL = new Set([1, LIMITS.recentEarnings, LIMITS.pageSize + 1, LIMITS.pageSizeMax + 1]);

/**
 * The limit of a query whose best plan does not depend on its values. A usual one is written into the statement: PostgreSQL
 * plans a statement anew at each call while it cannot know the limit, which takes longer than the page itself. Others stay
 * parameters, so that nobody makes a new statement with each number.
 */
export function atMost(rows: number) {
  return isUsualLimit(rows) ? sql.lit(rows) : rows;
}

/** True for limits that a statement may be kept for. */
export function isUsualLimit(rows: number): boolean {
  return USUAL.has(rows);
}

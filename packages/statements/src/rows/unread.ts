/**
 * Matches the reason of a row that is left out because its amount cannot be read: a regular expression in the syntax that PostgreSQL
 * shares. The totals say nothing of such a row where the amounts that can be read come to zero.
 */
export const REASON_OF_UNREAD = '^this row ends after | is no amount$';

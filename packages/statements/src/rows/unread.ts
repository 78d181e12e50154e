/**
 * What the reason of a row says that is left out because nobody can say what its amount is, as a regular expression that
 * PostgreSQL knows too. Where its amounts come to zero as well, it counts as nothing in the totals.
 */
export const REASON_OF_UNREAD = '^this row ends after | is no amount$';

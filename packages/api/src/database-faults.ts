/** True when PostgreSQL refused a row because of this unique index or constraint. */
export function isUniqueViolation(fault: unknown, constraint: string): boolean {
  return (
    fault instanceof Error &&
    'code' in fault &&
    fault.code === '23505' &&
    'constraint' in fault &&
    fault.constraint === constraint
  );
}

/**
 * Codes of Node and classes of PostgreSQL that mean the server cannot be reached or is going away, or that it is the primary no more and
 * takes no writes (25006): who asks next is led to the one that is.
 */
const GONE =
  /^(EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EPIPE|ETIMEDOUT|08...|57P0[1-3]|53300|25006)$/;

/** What the driver says, without a code, when no connection could be had. */
const GONE_MESSAGE = /^(timeout exceeded when trying to connect|timeout expired|Connection terminated)/;

/** True when the database could not be asked at all, whoever found out. */
export function isDatabaseGone(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  if (fault.cause !== undefined && isDatabaseGone(fault.cause)) return true;
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
  return GONE.test(code) || GONE_MESSAGE.test(fault.message);
}

/** PostgreSQL ended a statement that took too long. */
export function isTimedOut(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === '57014';
}

/** What a replica says of a read that stood in the way of what it had to take over. */
const OVERTAKEN: ReadonlySet<unknown> = new Set(['40001', '40P01']);

export function isOvertakenByPrimary(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && OVERTAKEN.has(fault.code);
}

/** What PostgreSQL says of a NUL in a text or in JSON. */
const UNSTORABLE_TEXT: ReadonlySet<unknown> = new Set(['22021', '22P05']);

/** What it says of any value that it cannot read: only a quoted half of a character makes that a matter of the text. */
const UNREADABLE = '22P02';
const QUOTED_HALF = /\\ud[89a-f]/i;

/** True when PostgreSQL refused a text because of a character in it. */
export function isUnstorableText(fault: unknown): boolean {
  if (!(fault instanceof Error) || !('code' in fault)) return false;
  if (fault.code !== UNREADABLE) return UNSTORABLE_TEXT.has(fault.code);
  return 'where' in fault && typeof fault.where === 'string' && QUOTED_HALF.test(fault.where);
}

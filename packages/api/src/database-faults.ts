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

/** Codes of Node and classes of PostgreSQL that mean the server cannot be reached or is going away. */
const GONE = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|08...|57P0[1-3]|53300)$/;

/** What the driver says, without a code, when no connection could be had. */
const GONE_MESSAGE = /^(timeout exceeded when trying to connect|Connection terminated)/;

/** True when the database could not be asked at all. */
export function isDatabaseGone(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
  return GONE.test(code) || GONE_MESSAGE.test(fault.message);
}

/** What PostgreSQL says of a text that it cannot store: a NUL, or half of a character in JSON. */
const UNSTORABLE_TEXT: ReadonlySet<unknown> = new Set(['22021', '22P05']);

/** True when PostgreSQL refused a text because of a character in it. */
export function isUnstorableText(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && UNSTORABLE_TEXT.has(fault.code);
}

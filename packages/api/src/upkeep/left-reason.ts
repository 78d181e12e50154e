const LOCK_NOT_AVAILABLE = '55P03';
const CANCELLED = '57014';
/** The connection is gone, or the server is on its way down: nothing after it would succeed either. */
const BROKEN = /^(08|57P)/;

/**
 * Why a step was left, in words for whoever asked for it. Throws what was no answer of PostgreSQL, or means that it answers no
 * more.
 */
export function leftReason(
  err: unknown,
  { lockWaitMs, isEnded }: { lockWaitMs: number; isEnded: boolean },
): string {
  const code = sqlStateOf(err);
  if (code === undefined || BROKEN.test(code)) throw err;
  if (code === LOCK_NOT_AVAILABLE) {
    const seconds = lockWaitMs / 1_000;
    return `Others held it for longer than ${seconds} s, and nobody should wait behind this: try again, or with a longer --wait.`;
  }
  if (code === CANCELLED) return isEnded ? 'You ended it.' : 'Somebody cancelled it in PostgreSQL.';
  return err instanceof Error ? `PostgreSQL says: ${err.message}.` : '';
}

export function isCancelled(err: unknown): boolean {
  return sqlStateOf(err) === CANCELLED;
}

function sqlStateOf(err: unknown): string | undefined {
  const code = err instanceof Error && 'code' in err ? String(err.code) : '';
  return /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** Errors whose message is meant for the person at the terminal. Known by name, so that no command loads another one's parts. */
const namesForPeople = new Set(['AppError', 'OperatorError', 'DatabaseStartError', 'MigrationError']);

/** A sentence for what a person can put right; the whole stack for a mistake of ours. */
export function describeFailure(err: unknown): string {
  if (!(err instanceof Error)) return String(err);
  const isForPeople = namesForPeople.has(err.name) || isBadOption(err);
  return isForPeople ? err.message : (err.stack ?? err.message);
}

function isBadOption(err: Error): boolean {
  return 'code' in err && String(err.code).startsWith('ERR_PARSE_ARGS');
}

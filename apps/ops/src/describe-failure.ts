/** Errors whose message is meant for the person at the terminal. Known by name, so that no command loads another one's parts. */
const namesForPeople = new Set([
  'AppError',
  'OperatorError',
  'UsageError',
  'BackupError',
  'DatabaseStartError',
  'MigrationError',
]);

/** A sentence for what a person can put right; the whole stack for a mistake of ours. */
export function describeFailure(err: unknown): string {
  if (isForPeople(err)) return err.message;
  return err instanceof Error ? (err.stack ?? err.message) : String(err);
}

/** Whether its message is a sentence for the person at the terminal. */
export function isForPeople(err: unknown): err is Error {
  return err instanceof Error && (namesForPeople.has(err.name) || isBadOption(err));
}

/** What the process ends with: whoever called it wrongly can tell that from what went wrong. */
export function codeOfFailure(err: unknown): 1 | 2 {
  return isWrongUsage(err) ? 2 : 1;
}

export function isWrongUsage(err: unknown): boolean {
  return err instanceof Error && (err.name === 'UsageError' || isBadOption(err));
}

function isBadOption(err: Error): boolean {
  return 'code' in err && String(err.code).startsWith('ERR_PARSE_ARGS');
}

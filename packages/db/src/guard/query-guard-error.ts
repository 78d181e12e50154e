/** A query that could reach the rows of more than one user. A fault of the code, never of its input. */
export class QueryGuardError extends Error {
  override readonly name = 'QueryGuardError';
}

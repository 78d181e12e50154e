/** A reason, in a sentence for the operator, why the schema was not brought where it was wanted. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

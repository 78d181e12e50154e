/** Why a backup was not made, found good or restored, in a sentence for the operator. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** What an unknown failure says of itself. */
export function reasonOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}

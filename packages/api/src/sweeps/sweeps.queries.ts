import { asOperator } from '@earntrack/db';
import type { Handle } from '../actor.ts';

/**
 * Deletes for good what was put into the bin before `oldest`. Rows of statements stay in the bin: they remember that a
 * person did not want them, whenever the same file comes again.
 */
export async function deleteBinnedBefore(db: Handle, oldest: Date): Promise<void> {
  const everybody = asOperator(db, 'The bin is emptied for every account');
  for (const table of ['work', 'earning', 'payout'] as const) {
    await everybody
      .deleteFrom(table)
      .where('deleted_at', '<', oldest)
      .where('source', '=', 'typed')
      .execute();
  }
}

/** Deletes imports that were begun before `oldest` and never recorded, with their rows. */
export async function deleteUnfinishedImportsBefore(db: Handle, oldest: Date): Promise<void> {
  const everybody = asOperator(db, 'Abandoned imports are swept for every account');
  await everybody
    .deleteFrom('statement_import')
    .where('created_at', '<', oldest)
    .where('state', '<>', 'committed')
    .execute();
}

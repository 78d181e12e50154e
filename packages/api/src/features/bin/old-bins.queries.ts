import { asOperator } from '@earntrack/db';
import type { Handle } from '../../actor.ts';

const KINDS_OF_STATEMENTS = ['earning', 'work', 'payout'] as const;

/** Accounts with rows of statements that were put into the bin in this time. */
export async function listOwnersOfOldRows(
  db: Handle,
  { since, until }: { since: Date; until: Date },
): Promise<ReadonlySet<string>> {
  const everybody = asOperator(db, 'Old rows of statements are emptied for every account');
  const owners = new Set<string>();
  for (const kind of KINDS_OF_STATEMENTS) {
    const rows = await everybody
      .selectFrom(kind)
      .select('user_id')
      .distinct()
      .where('source', '=', 'statement')
      .where('deleted_at', '>=', since)
      .where('deleted_at', '<', until)
      .execute();
    for (const row of rows) owners.add(row.user_id);
  }
  return owners;
}

import { type SqlBool, sql } from 'kysely';
import type { Handle } from '../../../actor.ts';
import { anyOf } from '../../../any-of.queries.ts';

const KIND = 'payout';

/** What a file that is or was recorded says of a payout. */
export interface SaidPayout {
  targetId: string;
  amount: string;
  isUndone: boolean;
}

/** All that is said of these payouts, what counts most last. */
export function listPayoutsSaid(
  db: Handle,
  ownerId: string,
  targetIds: readonly string[],
): Promise<SaidPayout[]> {
  return (
    db
      .selectFrom('statement_item as item')
      .innerJoin('statement_import as file', (join) =>
        join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
      )
      .select([
        sql<string>`item.target_id`.as('targetId'),
        sql<string>`item.payload ->> 'amount'`.as('amount'),
        sql<boolean>`file.state = 'undone'`.as('isUndone'),
      ])
      .where('item.user_id', '=', ownerId)
      .where('file.user_id', '=', ownerId)
      .where('item.target_id', '=', anyOf(targetIds))
      // Said for the planner: without it the partial index on target_id cannot be used.
      .where('item.target_id', 'is not', null)
      .where(sql<SqlBool>`item.payload ->> 'kind' = ${KIND}`)
      .where('file.state', 'in', ['committed', 'undone'])
      .orderBy('file.state', 'desc')
      .orderBy('file.committed_at')
      .execute()
  );
}

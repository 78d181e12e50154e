import { ENTRY_KINDS, type EntryKind } from '@earntrack/contract';
import { sql } from 'kysely';
import type { Handle } from '../../../actor.ts';
import { anyOf } from '../../../any-of.queries.ts';

/** What recorded files have of an entry. */
export interface Recorded {
  /** A file has a row of it that is not undone. */
  isThere: boolean;
  /** A person left each of those out. */
  isLeftOut: boolean;
}

/**
 * Those of these entries, by `versionKey`, of which files that are or were recorded have rows; by `keyOfNothing` those of which rows say
 * that there is nothing.
 */
export async function listRecorded(
  db: Handle,
  ownerId: string,
  targetIds: readonly string[],
): Promise<ReadonlyMap<string, Recorded>> {
  if (targetIds.length === 0) return new Map();
  const isCommitted = sql`file.state = 'committed'`;
  const rows = await db
    .selectFrom('statement_item as item')
    .innerJoin('statement_import as file', (join) =>
      join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
    )
    .select([
      sql<string>`item.payload ->> 'kind'`.as('kind'),
      sql<EntryKind[] | null>`item.payload -> 'takesBack' -> 'kinds'`.as('kinds'),
      sql<string>`item.target_id`.as('target_id'),
    ])
    .select([
      sql<boolean>`bool_or(${isCommitted})`.as('isThere'),
      sql<boolean>`coalesce(
        bool_and(item.decision is not distinct from 'leaveOut') filter (where ${isCommitted}), false)`.as(
        'isLeftOut',
      ),
    ])
    .where('item.user_id', '=', ownerId)
    .where('file.user_id', '=', ownerId)
    .where('item.target_id', '=', anyOf(targetIds))
    // Said for the planner: without it the partial index on target_id cannot be used.
    .where('item.target_id', 'is not', null)
    .where('file.state', 'in', ['committed', 'undone'])
    .groupBy(['kind', 'kinds', 'item.target_id'])
    .execute();
  const said = rows.flatMap(({ kind, kinds, target_id: id, isThere, isLeftOut }) => {
    const keys =
      kind === 'leftOut' ? (kinds ?? ENTRY_KINDS).map((each) => keyOfNothing(each, id)) : [`${kind}|${id}`];
    return keys.map((key) => ({ key, isThere, isLeftOut }));
  });
  return new Map([...Map.groupBy(said, ({ key }) => key)].map(([key, of]) => [key, together(of)]));
}

/** As `versionKey`, of a row that says that there is nothing of this kind. */
export function keyOfNothing(kind: EntryKind, targetId: string): string {
  return `no ${kind}|${targetId}`;
}

function together(said: readonly Recorded[]): Recorded {
  const there = said.filter(({ isThere }) => isThere);
  return {
    isThere: there.length > 0,
    isLeftOut: there.length > 0 && there.every(({ isLeftOut }) => isLeftOut),
  };
}

import type { EarningRow, PayoutRow, WorkRow } from '@earntrack/db';
import type { LocalDate } from '@earntrack/domain';
import { type SqlBool, sql } from 'kysely';
import type { Handle } from '../../../actor.ts';
import { anyOf } from '../../../any-of.queries.ts';

const EARNING = [
  'id',
  'platform_id',
  'earned_on',
  'currency',
  'gross_micros',
  'net_micros',
  'note',
] as const satisfies readonly (keyof EarningRow)[];
const WORK = [
  ...(['id', 'platform_ids', 'worked_on', 'clock', 'note', 'earning_id'] as const),
  ...(['door_to_door_seconds', 'online_seconds', 'engaged_seconds'] as const),
] as const satisfies readonly (keyof WorkRow)[];
const PAYOUT = [
  'id',
  'platform_id',
  'paid_on',
  'currency',
  'amount_micros',
  'description',
] as const satisfies readonly (keyof PayoutRow)[];

/** Something that a person typed, and that is not in the bin. */
export type TypedEntry =
  | { kind: 'earning'; row: Pick<EarningRow, (typeof EARNING)[number]> }
  | { kind: 'work'; row: Pick<WorkRow, (typeof WORK)[number]> }
  | { kind: 'payout'; row: Pick<PayoutRow, (typeof PAYOUT)[number]> };

type Kind = TypedEntry['kind'];

interface Stretch {
  kind: Kind;
  /** At least one of those it is of. */
  platformIds: readonly string[];
  from: LocalDate;
  to: LocalDate;
}

/** What a person typed of a kind, the oldest first; hours that belong to an earning after all others. */
export async function listTyped(
  db: Handle,
  ownerId: string,
  { kind, platformIds, from, to }: Stretch,
): Promise<TypedEntry[]> {
  switch (kind) {
    case 'earning': {
      const rows = await typedEarnings(db, ownerId)
        .where('platform_id', '=', anyOf(platformIds))
        .where('earned_on', '>=', from)
        .where('earned_on', '<=', to)
        .orderBy('earned_on')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ kind, row }));
    }
    case 'work': {
      const rows = await typedWork(db, ownerId)
        .where(sql<SqlBool>`platform_ids && ${platformIds}::uuid[]`)
        .where('worked_on', '>=', from)
        .where('worked_on', '<=', to)
        .orderBy(sql`earning_id is not null`)
        .orderBy('worked_on')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ kind, row }));
    }
    case 'payout': {
      const rows = await typedPayouts(db, ownerId)
        .where('platform_id', '=', anyOf(platformIds))
        .where('paid_on', '>=', from)
        .where('paid_on', '<=', to)
        .orderBy('paid_on')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ kind, row }));
    }
  }
}

/** What a person typed of this kind and id. */
export async function findTyped(
  db: Handle,
  ownerId: string,
  { kind, id }: { kind: Kind; id: string },
): Promise<TypedEntry | undefined> {
  switch (kind) {
    case 'earning': {
      const row = await typedEarnings(db, ownerId).where('id', '=', id).executeTakeFirst();
      return row && { kind, row };
    }
    case 'work': {
      const row = await typedWork(db, ownerId).where('id', '=', id).executeTakeFirst();
      return row && { kind, row };
    }
    case 'payout': {
      const row = await typedPayouts(db, ownerId).where('id', '=', id).executeTakeFirst();
      return row && { kind, row };
    }
  }
}

function typedEarnings(db: Handle, ownerId: string) {
  return db
    .selectFrom('earning')
    .select(EARNING)
    .where('user_id', '=', ownerId)
    .where('source', '=', 'typed')
    .where('deleted_at', 'is', null);
}

function typedWork(db: Handle, ownerId: string) {
  return db
    .selectFrom('work')
    .select(WORK)
    .where('user_id', '=', ownerId)
    .where('source', '=', 'typed')
    .where('deleted_at', 'is', null);
}

function typedPayouts(db: Handle, ownerId: string) {
  return db
    .selectFrom('payout')
    .select(PAYOUT)
    .where('user_id', '=', ownerId)
    .where('source', '=', 'typed')
    .where('deleted_at', 'is', null);
}

/** Those of these entries that a row is already: of a recorded file that is not undone, or of this one. */
export async function listHeld(
  db: Handle,
  ownerId: string,
  { importId, ids }: { importId: string; ids: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('statement_item as item')
    .innerJoin('statement_import as file', (join) =>
      join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
    )
    .select('item.target_id')
    .where('item.user_id', '=', ownerId)
    .where('file.user_id', '=', ownerId)
    .where('item.target_id', '=', anyOf(ids))
    // Said for the planner: without it the partial index on target_id cannot be used.
    .where('item.target_id', 'is not', null)
    .where((eb) => eb.or([eb('file.state', '=', 'committed'), eb('file.id', '=', importId)]))
    .where(sql<SqlBool>`item.decision is distinct from 'leaveOut'`)
    .execute();
  return new Set(rows.flatMap(({ target_id: targetId }) => targetId ?? []));
}

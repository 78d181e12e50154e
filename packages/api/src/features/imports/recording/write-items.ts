import type { StatementItemInput } from '@earntrack/contract';
import type { Actor, Handle } from '../../../actor.ts';
import { columnsOfComponents } from '../../earnings/index.ts';
import { keepProductsByName } from '../../products/index.ts';
import { deleteHoursOfEarnings, ownHoursRow, secondsColumns } from '../../work/index.ts';
import { type DecidedItem, isWritten } from '../review/decide-item.ts';
import type { RecordedItem } from '../staging/staged-item.ts';
import {
  type EarningToWrite,
  insertPlatformsOfWork,
  type PayoutToWrite,
  upsertEarnings,
  upsertPayouts,
  upsertWork,
  type WorkToWrite,
} from './targets.queries.ts';

type OfKind<Kind extends StatementItemInput['kind']> = RecordedItem & {
  item: Extract<StatementItemInput, { kind: Kind }>;
};

type ItemToWrite = Pick<DecidedItem, 'settled' | 'outcome'>;

/** Writes what is new or changed of one chunk, one statement for each table however many items there are. */
export async function writeItems(tx: Handle, actor: Actor, decided: readonly ItemToWrite[]): Promise<void> {
  const writable = decided.filter(isWritten);
  const recorded = writable.flatMap(({ settled }) => settled ?? []);
  const earnings = recorded.filter((staged): staged is OfKind<'earning'> => staged.item.kind === 'earning');
  const work = recorded.filter((staged): staged is OfKind<'work'> => staged.item.kind === 'work');
  const payouts = recorded.filter((staged): staged is OfKind<'payout'> => staged.item.kind === 'payout');
  await deleteHoursOfEarnings(tx, actor.userId, changedIds(decided));
  await writeEarnings(tx, actor, earnings);
  await upsertWork(
    tx,
    actor.userId,
    work.map((staged) => workRow(staged, actor)),
  );
  await insertPlatformsOfWork(
    tx,
    actor.userId,
    work.map(({ targetId, platformId }) => ({ work_id: targetId, platform_id: platformId })),
  );
  await upsertPayouts(
    tx,
    actor.userId,
    payouts.map((staged) => payoutRow(staged, actor)),
  );
}

/** Ids of earnings that were there already: hours of one exist only there, and a payout may have its id. */
function changedIds(decided: readonly ItemToWrite[]): string[] {
  return decided.flatMap(({ settled, outcome }) =>
    outcome === 'changed' && settled?.item.kind === 'earning' ? settled.targetId : [],
  );
}

async function writeEarnings(
  tx: Handle,
  actor: Actor,
  earnings: readonly OfKind<'earning'>[],
): Promise<void> {
  const kinds = new Map(
    earnings.flatMap(({ item: { sale } }) => (sale ? [[sale.product, sale.productKind] as const] : [])),
  );
  const products = await keepProductsByName(tx, actor, kinds);
  await upsertEarnings(
    tx,
    actor.userId,
    earnings.map((staged) => ({ ...earningRow(staged, actor), ...detailColumns(staged.item, products) })),
  );
  const hours = earnings.flatMap((staged) => {
    const row = hoursRow(staged, actor);
    return row ? [{ row, platformId: staged.platformId }] : [];
  });
  await upsertWork(
    tx,
    actor.userId,
    hours.map(({ row }) => row),
  );
  await insertPlatformsOfWork(
    tx,
    actor.userId,
    hours.map(({ row, platformId }) => ({ work_id: row.id, platform_id: platformId })),
  );
}

function earningRow({ item, targetId, platformId }: OfKind<'earning'>, actor: Actor): EarningToWrite {
  return {
    ...columnsOfComponents(item.components),
    id: targetId,
    platform_id: platformId,
    earned_on: item.earnedOn,
    currency: item.currency,
    description: item.description,
    external_id: item.externalId,
    has_own_hours: item.hours !== null,
    note: item.note ?? '',
    tags: JSON.stringify(item.tags ?? []),
    ...written(actor),
  };
}

/** Nothing where the file does not say, which keeps what is there. */
function detailColumns(
  { sale, adjusts }: OfKind<'earning'>['item'],
  products: ReadonlyMap<string, string>,
): Pick<EarningToWrite, 'product_id' | 'units' | 'adjusts_id'> {
  const sold = { product_id: sale ? (products.get(sale.product) ?? null) : null, units: sale?.units ?? null };
  return { ...(sale !== undefined && sold), ...(adjusts !== undefined && { adjusts_id: null }) };
}

function hoursRow({ item, targetId, platformId }: OfKind<'earning'>, actor: Actor) {
  if (item.hours === null) return null;
  const earning = {
    id: targetId,
    platform_id: platformId,
    earned_on: item.earnedOn,
    source: 'statement',
  } as const;
  return { ...ownHoursRow(actor, earning, item.hours), note: '' };
}

function workRow({ item, targetId }: OfKind<'work'>, actor: Actor): WorkToWrite {
  return {
    ...secondsColumns({ [item.clock]: item.seconds }),
    id: targetId,
    earning_id: null,
    worked_on: item.workedOn,
    clock: item.clock,
    note: item.description,
    ...written(actor),
  };
}

function payoutRow({ item, targetId, platformId }: OfKind<'payout'>, actor: Actor): PayoutToWrite {
  return {
    id: targetId,
    platform_id: platformId,
    paid_on: item.paidOn,
    currency: item.currency,
    amount_micros: item.amount,
    description: item.description,
    external_id: item.externalId,
    ...written(actor),
  };
}

function written({ now }: Actor) {
  return { source: 'statement', created_at: now, updated_at: now } as const;
}

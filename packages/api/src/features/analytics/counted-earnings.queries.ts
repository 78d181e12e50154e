import type { Basis } from '@earntrack/contract';
import type { Currency, DateRange, LocalDate } from '@earntrack/domain';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';

/** Which earnings are asked for: of one currency, that count on some days. */
export interface EarningScope {
  range: DateRange;
  currency: Currency;
  /** Decides on which day an earning counts that adjusts another one. */
  basis: Basis;
}

const COLUMNS = [
  'earning.id',
  'earning.platform_id',
  'earning.product_id',
  'earning.units',
  'earning.tags',
  'earning.note',
  'earning.description',
  'earning.base_micros',
  'earning.tips_micros',
  'earning.bonuses_micros',
  'earning.adjustments_micros',
  'earning.reimbursements_micros',
  'earning.fees_micros',
  'earning.taxes_withheld_micros',
  'earning.pass_through_tax_micros',
  'earning.cash_collected_micros',
  'earning.gross_micros',
  'earning.net_micros',
] as const;

/** Every earning of the scope with the day on which it counts, by the same rule as the sums of the overview. */
export function selectCounted(db: Handle, ownerId: string, scope: EarningScope) {
  return db.selectFrom(countedRows(db, ownerId, scope).as('counted'));
}

// Columns that a statement leaves out cost nothing: both halves become a part of the statement around them.
function countedRows(db: Handle, ownerId: string, scope: EarningScope) {
  const onOwnDay = selectOwned(db, ownerId, scope)
    .select([...COLUMNS, 'earning.earned_on'])
    .where('earning.earned_on', '>=', scope.range.from)
    .where('earning.earned_on', '<=', scope.range.to);
  if (scope.basis === 'cash') return onOwnDay;
  return onOwnDay.where('earning.adjusts_id', 'is', null).unionAll(selectCorrections(db, ownerId, scope));
}

/** One whose earning is in the bin stands alone and counts on its own day. */
function selectCorrections(db: Handle, ownerId: string, scope: EarningScope) {
  const day = sql<LocalDate>`case when adjusted.deleted_at is null then adjusted.earned_on else earning.earned_on end`;
  return selectOwned(db, ownerId, scope)
    .innerJoin('earning as adjusted', (join) =>
      join
        .onRef('adjusted.user_id', '=', 'earning.user_id')
        .onRef('adjusted.id', '=', 'earning.adjusts_id')
        .on('adjusted.user_id', '=', ownerId),
    )
    .select([...COLUMNS, day.as('earned_on')])
    .where('earning.adjusts_id', 'is not', null)
    .where(day, '>=', scope.range.from)
    .where(day, '<=', scope.range.to);
}

function selectOwned(db: Handle, ownerId: string, { currency }: EarningScope) {
  return db
    .selectFrom('earning')
    .where('earning.user_id', '=', ownerId)
    .where('earning.deleted_at', 'is', null)
    .where('earning.currency', '=', currency);
}

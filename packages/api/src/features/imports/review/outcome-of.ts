import type { ImportOutcome, StatementItemInput } from '@earntrack/contract';
import { COMPONENT_NAMES } from '@earntrack/domain';
import { GONE_FOR_GOOD } from '../../../bin-time.ts';
import { componentsOfRow } from '../../earnings/index.ts';
import type { ProductsByName } from '../../products/index.ts';
import { secondsOfRow } from '../../work/index.ts';
import type { KnownEarning, KnownPayout, KnownWork } from '../recording/targets.queries.ts';
import type { RecordedItem, Taking } from '../staging/staged-item.ts';

type Item<Kind extends StatementItemInput['kind']> = Extract<StatementItemInput, { kind: Kind }>;

interface Hours {
  clock: string;
  seconds: number;
}

/** What is there already under the ids of some items. */
export interface KnownTargets {
  earnings: ReadonlyMap<string, KnownEarning>;
  /** Hours by earning. */
  hours: ReadonlyMap<string, Hours>;
  work: ReadonlyMap<string, KnownWork>;
  payouts: ReadonlyMap<string, KnownPayout>;
  products: ProductsByName;
  /** The earning that an item adjusts, by the item's target. */
  adjustedIds: ReadonlyMap<string, string>;
  /** Adjusted earnings of the account that lie in the bin. */
  binnedIds: ReadonlySet<string>;
}

/**
 * What becomes of an item of which this is what all files together say. A row that a person changed or deleted stays as that
 * person left it, whatever a later export says, unless they take the row instead; else only what was written by statements alone takes
 * new values.
 */
export function outcomeOf(
  { item, targetId, taking = null }: RecordedItem,
  known: KnownTargets,
): ImportOutcome {
  switch (item.kind) {
    case 'earning': {
      const row = known.earnings.get(targetId);
      const isSame = (there: KnownEarning) =>
        isSameEarning(item, there, known.hours.get(targetId) ?? null) &&
        isSameSale(item.sale, there, known.products) &&
        (item.adjusts === undefined || isSameAdjusted(known.adjustedIds.get(targetId) ?? null, there, known));
      return decide(row, { taking, isSame });
    }
    case 'work':
      return decide(known.work.get(targetId), { taking, isSame: (there) => isSameWork(item, there) });
    case 'payout':
      return decide(known.payouts.get(targetId), { taking, isSame: (there) => isSamePayout(item, there) });
  }
}

interface Keepable {
  deleted_at: Date | null;
  request_hash: string | null;
}

interface HowToDecide<Row> {
  taking: Taking | null;
  isSame: (row: Row) => boolean;
}

/** What a person changed after they took the row is what they want. */
function decide<Row extends Keepable & { version: number }>(
  row: Row | undefined,
  { taking, isSame }: HowToDecide<Row>,
): ImportOutcome {
  if (!row) return 'new';
  if (isOfAPerson(row)) return takesFromPerson(row, taking) ? 'changed' : 'unchanged';
  return isSame(row) ? 'unchanged' : 'changed';
}

/** True where a person gave up what they had for what a row says, and has not changed it since. */
export function takesFromPerson(row: Keepable & { version: number }, taking: Taking | null): boolean {
  return isOfAPerson(row) && !isGoneForGood(row) && taking?.version === String(row.version);
}

/** What is there under the id of an item. */
export function rowOf({ item, targetId }: Pick<RecordedItem, 'item' | 'targetId'>, known: KnownTargets) {
  return { earning: known.earnings, work: known.work, payout: known.payouts }[item.kind].get(targetId);
}

/** True for what is in no bin any more. */
export function isGoneForGood({ deleted_at: deletedAt }: Pick<Keepable, 'deleted_at'>): boolean {
  return deletedAt?.getTime() === GONE_FOR_GOOD.getTime();
}

/** True for what a person typed, changed or deleted. */
export function isOfAPerson({ deleted_at: deletedAt, request_hash: requestHash }: Keepable): boolean {
  return deletedAt !== null || requestHash !== null;
}

function isSameEarning(item: Item<'earning'>, row: KnownEarning, hours: Hours | null): boolean {
  const parts = componentsOfRow(row);
  return (
    row.earned_on === item.earnedOn &&
    row.currency === item.currency &&
    row.description === item.description &&
    COMPONENT_NAMES.every((name) => parts[name] === item.components[name]) &&
    hours?.clock === item.hours?.clock &&
    hours?.seconds === item.hours?.seconds
  );
}

/** Of several products of one name, one archived, each is meant as well as the other. */
function isSameSale(sale: Item<'earning'>['sale'], row: KnownEarning, products: ProductsByName): boolean {
  if (sale === undefined) return true;
  if (sale === null || row.product_id === null) return sale === null && row.product_id === null;
  return row.units === sale.units && products.get(sale.product)?.includes(row.product_id) === true;
}

function isSameAdjusted(adjustsId: string | null, row: KnownEarning, known: KnownTargets): boolean {
  if (row.adjusts_id === adjustsId) return true;
  return adjustsId === null && row.adjusts_id !== null && known.binnedIds.has(row.adjusts_id);
}

function isSameWork(item: Item<'work'>, row: KnownWork): boolean {
  return (
    row.worked_on === item.workedOn &&
    row.clock === item.clock &&
    secondsOfRow(row)[item.clock] === item.seconds
  );
}

function isSamePayout(item: Item<'payout'>, row: KnownPayout): boolean {
  return (
    row.paid_on === item.paidOn &&
    row.currency === item.currency &&
    row.amount_micros === item.amount &&
    row.description === item.description
  );
}

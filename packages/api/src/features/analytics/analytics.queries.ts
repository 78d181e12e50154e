import { COMPONENT_NAMES, type Components } from '@earntrack/domain';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { type EarningScope, selectCounted } from './counted-earnings.queries.ts';

/** Sums over the earnings of one product, or of none, that are alike in being tagged or not. */
export interface ComponentSums {
  productId: string | null;
  isTagged: boolean;
  components: Components;
  netMicros: bigint;
  units: number;
  earningCount: number;
}

const COMPONENT_COLUMNS = {
  base: 'base_micros',
  tips: 'tips_micros',
  bonuses: 'bonuses_micros',
  adjustments: 'adjustments_micros',
  reimbursements: 'reimbursements_micros',
  fees: 'fees_micros',
  taxesWithheld: 'taxes_withheld_micros',
  passThroughTax: 'pass_through_tax_micros',
  cashCollected: 'cash_collected_micros',
} as const;

// One walk over the rows for the steps, the products and what is not tagged.
export async function sumComponents(
  db: Handle,
  ownerId: string,
  scope: EarningScope,
): Promise<ComponentSums[]> {
  const rows = await selectCounted(db, ownerId, scope)
    .select((eb) => [
      'product_id',
      sql<boolean>`tags <> '{}'`.as('is_tagged'),
      ...COMPONENT_NAMES.map((name) => eb.fn.sum<string>(COMPONENT_COLUMNS[name]).as(name)),
      eb.fn.sum<string>('net_micros').as('net'),
      eb.fn.coalesce(eb.fn.sum<bigint>('units'), sql<bigint>`0::bigint`).as('units'),
      eb.cast<number>(eb.fn.countAll(), 'integer').as('earning_count'),
    ])
    .groupBy(['product_id', 'is_tagged'])
    .execute();
  return rows.map((row) => ({
    productId: row.product_id,
    isTagged: row.is_tagged,
    components: componentsOfSums(row),
    netMicros: BigInt(row.net),
    units: Number(row.units),
    earningCount: row.earning_count,
  }));
}

function componentsOfSums(row: Record<keyof Components, string>): Components {
  return Object.fromEntries(
    COMPONENT_NAMES.map((name) => [name, BigInt(row[name])]),
  ) as unknown as Components;
}

export interface TagSums {
  tag: string;
  netMicros: bigint;
  earningCount: number;
}

/** Each tag, as it is written, with every earning that has it. */
export async function sumTags(db: Handle, ownerId: string, scope: EarningScope): Promise<TagSums[]> {
  const tagged = selectCounted(db, ownerId, scope)
    .select(['net_micros', sql<string>`unnest(tags)`.as('tag')])
    .where(sql<boolean>`tags <> '{}'`);
  const rows = await db
    .selectFrom(tagged.as('tagged'))
    .select((eb) => [
      'tag',
      eb.fn.sum<string>('net_micros').as('net'),
      eb.cast<number>(eb.fn.countAll(), 'integer').as('earning_count'),
    ])
    .groupBy('tag')
    .execute();
  return rows.map((row) => ({
    tag: row.tag,
    netMicros: BigInt(row.net),
    earningCount: row.earning_count,
  }));
}

/** Nets that split the earnings: 5 %, half and 95 % of them are not above these. */
export interface NetQuantiles {
  low: bigint;
  median: bigint;
  high: bigint;
}

export async function netQuantiles(
  db: Handle,
  ownerId: string,
  scope: EarningScope,
): Promise<NetQuantiles | null> {
  const row = await selectCounted(db, ownerId, scope)
    .select(
      sql<string[] | null>`(percentile_disc(array[0.05, 0.5, 0.95])
        within group (order by net_micros))::text[]`.as('quantiles'),
    )
    .executeTakeFirst();
  const [low, median, high] = (row?.quantiles ?? []).map(BigInt);
  return low === undefined || median === undefined || high === undefined ? null : { low, median, high };
}

export interface BinSums {
  /** 0 below the first edge, then one for each edge that was reached. */
  bin: number;
  netMicros: bigint;
  earningCount: number;
}

export async function countBins(
  db: Handle,
  ownerId: string,
  { edges, ...scope }: EarningScope & { edges: readonly bigint[] },
): Promise<BinSums[]> {
  const rows = await selectCounted(db, ownerId, scope)
    .select((eb) => [
      sql<number>`width_bucket(net_micros, ${edges.map(String)}::int8[])`.as('bin'),
      eb.fn.sum<string>('net_micros').as('net'),
      eb.cast<number>(eb.fn.countAll(), 'integer').as('earning_count'),
    ])
    .groupBy('bin')
    .execute();
  return rows.map((row) => ({
    bin: row.bin,
    netMicros: BigInt(row.net),
    earningCount: row.earning_count,
  }));
}

export interface ProductName {
  id: string;
  name: string;
}

export function listProductNames(
  db: Handle,
  ownerId: string,
  ids: readonly string[],
): Promise<ProductName[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('product')
    .select(['id', 'name'])
    .where('user_id', '=', ownerId)
    .where('id', 'in', [...ids])
    .execute();
}

import type { EarningRow } from '@earntrack/db';
import type { Currency, LocalDate } from '@earntrack/domain';
import { type NotNull, sql } from 'kysely';
import type { Handle } from '../../actor.ts';

/** Which sales are meant: earnings that name a product. */
export interface SaleFilter {
  /** Of every product where none is named. */
  productId?: string;
  from?: LocalDate | null | undefined;
  to?: LocalDate | null | undefined;
}

export interface SaleSums {
  productId: string;
  currency: Currency;
  units: number;
  grossMicros: bigint;
  reimbursementsMicros: bigint;
  feesMicros: bigint;
  taxesWithheldMicros: bigint;
  netMicros: bigint;
  saleCount: number;
  returnCount: number;
  lastSoldOn: LocalDate | null;
}

function selectSales(db: Handle, ownerId: string, { productId, from, to }: SaleFilter) {
  let query = db
    .selectFrom('earning')
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is', null)
    .where('product_id', 'is not', null);
  if (productId !== undefined) query = query.where('product_id', '=', productId);
  if (from) query = query.where('earned_on', '>=', from);
  if (to) query = query.where('earned_on', '<=', to);
  return query;
}

// Sums are numeric and arrive as text: a few earnings of the largest amount already exceed int8.
export async function sumSales(db: Handle, ownerId: string, filter: SaleFilter): Promise<SaleSums[]> {
  const rows = await selectSales(db, ownerId, filter)
    .select((eb) => [
      'product_id',
      'currency',
      eb.fn.sum<bigint>('units').as('units'),
      eb.fn.sum<string>('gross_micros').as('gross'),
      eb.fn.sum<string>('reimbursements_micros').as('reimbursements'),
      eb.fn.sum<string>('fees_micros').as('fees'),
      eb.fn.sum<string>('taxes_withheld_micros').as('taxes_withheld'),
      eb.fn.sum<string>('net_micros').as('net'),
      sql<number>`(count(*) filter (where units > 0))::integer`.as('sale_count'),
      sql<number>`(count(*) filter (where units < 0))::integer`.as('return_count'),
      sql<LocalDate | null>`max(earned_on) filter (where units > 0)`.as('last_sold_on'),
    ])
    .$narrowType<{ product_id: NotNull }>()
    .groupBy(['product_id', 'currency'])
    .orderBy('currency')
    .execute();
  return rows.map((row) => ({
    productId: row.product_id,
    currency: row.currency,
    units: Number(row.units),
    grossMicros: BigInt(row.gross),
    reimbursementsMicros: BigInt(row.reimbursements),
    feesMicros: BigInt(row.fees),
    taxesWithheldMicros: BigInt(row.taxes_withheld),
    netMicros: BigInt(row.net),
    saleCount: row.sale_count,
    returnCount: row.return_count,
    lastSoldOn: row.last_sold_on,
  }));
}

export interface SaleMonth {
  month: LocalDate;
  currency: Currency;
  units: number;
  grossMicros: bigint;
  feesMicros: bigint;
  netMicros: bigint;
}

/** What each month with sales of a product brought, the earliest first. */
export async function sumSalesByMonth(db: Handle, ownerId: string, productId: string): Promise<SaleMonth[]> {
  const rows = await selectSales(db, ownerId, { productId })
    .select((eb) => [
      sql<LocalDate>`date_trunc('month', earned_on)::date`.as('month'),
      'currency',
      eb.fn.sum<bigint>('units').as('units'),
      eb.fn.sum<string>('gross_micros').as('gross'),
      eb.fn.sum<string>('fees_micros').as('fees'),
      eb.fn.sum<string>('net_micros').as('net'),
    ])
    .groupBy(['month', 'currency'])
    .orderBy('month')
    .orderBy('currency')
    .execute();
  return rows.map((row) => ({
    month: row.month,
    currency: row.currency,
    units: Number(row.units),
    grossMicros: BigInt(row.gross),
    feesMicros: BigInt(row.fees),
    netMicros: BigInt(row.net),
  }));
}

/** An earning that names a product. */
export type SaleRow = EarningRow & { units: number };

/** The newest sales of a product. */
export function newestSales(
  db: Handle,
  ownerId: string,
  { productId, limit }: { productId: string; limit: number },
): Promise<SaleRow[]> {
  return selectSales(db, ownerId, { productId })
    .selectAll()
    .$narrowType<{ units: NotNull }>()
    .orderBy('earned_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** True while any sale, in the bin or not, names the product. */
export async function hasSales(db: Handle, ownerId: string, productId: string): Promise<boolean> {
  const row = await db
    .selectFrom('earning')
    .select('id')
    .where('user_id', '=', ownerId)
    .where('product_id', '=', productId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

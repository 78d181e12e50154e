import type { ProductKind } from '@earntrack/contract';
import type { Generated, Insertable, Selectable, Updateable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** What a user sells. Its sales are the earnings that name it; its name is unique among those that are not archived. */
export interface ProductTable {
  user_id: string;
  id: string;
  name: string;
  kind: ProductKind;
  note: Generated<string>;
  /** Hash of the create request: the same id with the same hash is the same create. */
  request_hash: string;
  archived_at: Date | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  /** In the bin since. */
  deleted_at: Date | null;
}

export type ProductRow = Selectable<ProductTable>;
export type NewProduct = Insertable<ProductTable>;
export type ProductPatch = Updateable<ProductTable>;

export const PRODUCT_COLUMNS = {
  user_id: 'uuid',
  id: 'uuid',
  name: 'text',
  kind: 'text',
  note: 'text',
  request_hash: 'text',
  archived_at: 'timestamptz?',
  version: 'int4',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  deleted_at: 'timestamptz?',
} as const satisfies ColumnsOf<ProductTable>;

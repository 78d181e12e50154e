import type { BinItemView } from '@earntrack/contract';
import { decimalFromMicros } from '@earntrack/domain';
import { goneAt } from '../../bin-time.ts';
import type { BinRow } from './bin-rows.queries.ts';

export type BinnedRow = BinRow & { deleted_at: Date };

export function binItemView(row: BinnedRow, platformNames: ReadonlyMap<string, string>): BinItemView {
  return {
    kind: row.kind,
    id: row.id,
    name: row.name,
    platforms: row.platformIds.map((id) => platformNames.get(id) ?? 'Unknown platform'),
    day: row.day,
    amount: row.amountMicros === null ? null : decimalFromMicros(row.amountMicros),
    currency: row.currency,
    seconds: row.seconds,
    periodKind: row.periodKind,
    deletedAt: row.deleted_at.toISOString(),
    goneAt: goneAt(row.deleted_at).toISOString(),
  };
}

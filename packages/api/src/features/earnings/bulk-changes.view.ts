import type { BulkChangeView } from '@earntrack/contract';
import type { BulkChangeRow } from '@earntrack/db';

export function bulkChangeView(row: BulkChangeRow, keptCount: number | null): BulkChangeView {
  const { id, kind, earning_count, created_at } = row;
  return { id, kind, count: earning_count, keptCount, createdAt: created_at.toISOString() };
}

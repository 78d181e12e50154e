import type { MappingView } from '@earntrack/contract';
import type { StatementMappingRow } from '@earntrack/db';

export function mappingView(row: StatementMappingRow): MappingView {
  return {
    id: row.id,
    name: row.name,
    fingerprint: row.fingerprint,
    mapping: row.mapping,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

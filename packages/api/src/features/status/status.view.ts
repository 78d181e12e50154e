import type {
  IncidentUpdateView,
  MaintenanceWindowView,
  PublicIncidentView,
  ReadOnlyView,
} from '@earntrack/contract';
import type { IncidentRow, IncidentUpdateRow, MaintenanceWindowRow, ReadOnlyPeriodRow } from '@earntrack/db';

export function publicIncidentView(
  row: IncidentRow,
  updates: readonly IncidentUpdateRow[],
): PublicIncidentView {
  return {
    id: row.id,
    severity: row.severity,
    title: row.title,
    services: row.services,
    status: row.status,
    startedAt: row.started_at.toISOString(),
    declaredAt: row.declared_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    updates: updates.filter(({ incident_id }) => incident_id === row.id).map(incidentUpdateView),
  };
}

function incidentUpdateView(row: IncidentUpdateRow): IncidentUpdateView {
  const { id, status, severity, message } = row;
  return { id, at: row.at.toISOString(), status, severity, message };
}

export function maintenanceWindowView(row: MaintenanceWindowRow): MaintenanceWindowView {
  const { id, sentence } = row;
  return { id, sentence, startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString() };
}

export function readOnlyView(row: ReadOnlyPeriodRow): ReadOnlyView {
  return {
    sentence: row.sentence,
    since: row.began_at.toISOString(),
    expectedEnd: row.expected_end?.toISOString() ?? null,
  };
}

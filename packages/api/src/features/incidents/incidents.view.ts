import type { IncidentView } from '@earntrack/contract';
import type { IncidentUpdateRow } from '@earntrack/db';
import { publicIncidentView } from '../status/index.ts';
import type { NamedIncident } from './incidents.queries.ts';

/** So soon after it is over the report of an incident is due. */
export const REPORT_WITHIN_MS = 86_400_000;
/** How often people are told while an incident is open. */
export const UPDATE_MINUTES = 15;

export function incidentView(
  row: NamedIncident,
  updates: readonly IncidentUpdateRow[],
  now: Date,
): IncidentView {
  const known = publicIncidentView(row, updates);
  const lastMs = Date.parse(known.updates[0]?.at ?? known.declaredAt);
  return {
    ...known,
    declaredBy: row.declared_by_email,
    cause: row.cause,
    followUps: row.follow_ups,
    version: row.version,
    isUpdateDue: row.resolved_at === null && now.getTime() - lastMs > UPDATE_MINUTES * 60_000,
    reportDueAt: row.resolved_at && new Date(row.resolved_at.getTime() + REPORT_WITHIN_MS).toISOString(),
  };
}

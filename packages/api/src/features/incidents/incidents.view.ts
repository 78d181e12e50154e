import type { IncidentView } from '@earntrack/contract';
import type { IncidentUpdateRow } from '@earntrack/db';
import { publicIncidentView } from '../status/index.ts';
import type { NamedIncident } from './incidents.queries.ts';

const DAY_MS = 86_400_000;
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
    reportDueAt: row.resolved_at && new Date(row.resolved_at.getTime() + DAY_MS).toISOString(),
  };
}

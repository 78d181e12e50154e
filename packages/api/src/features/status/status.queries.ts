import type { IncidentRow, IncidentUpdateRow, MaintenanceWindowRow, ReadOnlyPeriodRow } from '@earntrack/db';
import type { Handle } from '../../actor.ts';
import { anyOf } from '../../any-of.queries.ts';

/** Incidents that are open, or were resolved since then; latest first. */
export function listIncidentsSince(db: Handle, since: Date): Promise<IncidentRow[]> {
  return db
    .selectFrom('incident')
    .selectAll()
    .where((eb) => eb.or([eb('resolved_at', 'is', null), eb('resolved_at', '>=', since)]))
    .orderBy('declared_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** What was said about these incidents, latest first. */
export function listUpdates(db: Handle, incidentIds: readonly string[]): Promise<IncidentUpdateRow[]> {
  return db
    .selectFrom('incident_update')
    .selectAll()
    .where('incident_id', '=', anyOf(incidentIds))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** What was announced and is neither over nor cancelled, the next one first. */
export function listWindowsFrom(db: Handle, now: Date): Promise<MaintenanceWindowRow[]> {
  return db
    .selectFrom('maintenance_window')
    .selectAll()
    .where('ends_at', '>', now)
    .where('cancelled_at', 'is', null)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
}

export function findReadOnlyPeriod(db: Handle): Promise<ReadOnlyPeriodRow | undefined> {
  return db.selectFrom('read_only_period').selectAll().where('ended_at', 'is', null).executeTakeFirst();
}

import type { AffectedService, IncidentStatus, Severity } from '@earntrack/contract';
import type { ColumnType, Generated, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** Something that does not work, as it was declared. Of the installation: it belongs to no user. */
export interface IncidentTable {
  id: string;
  severity: Severity;
  title: string;
  services: AffectedService[];
  status: IncidentStatus;
  started_at: Date;
  declared_at: Date;
  /** The account; null at the command line. */
  declared_by: string | null;
  resolved_at: ColumnType<Date | null, never, Date>;
  cause: Generated<string>;
  follow_ups: Generated<string>;
  version: Generated<number>;
}

export type IncidentRow = Selectable<IncidentTable>;

export const INCIDENT_COLUMNS = {
  id: 'uuid',
  severity: 'text',
  title: 'text',
  services: '_text',
  status: 'text',
  started_at: 'timestamptz',
  declared_at: 'timestamptz',
  declared_by: 'uuid?',
  resolved_at: 'timestamptz?',
  cause: 'text',
  follow_ups: 'text',
  version: 'int4',
} as const satisfies ColumnsOf<IncidentTable>;

/** What was said about an incident, and how bad it was then. */
export interface IncidentUpdateTable {
  id: string;
  incident_id: string;
  at: Date;
  status: IncidentStatus;
  severity: Severity;
  message: string;
  made_by: string | null;
}

export type IncidentUpdateRow = Selectable<IncidentUpdateTable>;

export const INCIDENT_UPDATE_COLUMNS = {
  id: 'uuid',
  incident_id: 'uuid',
  at: 'timestamptz',
  status: 'text',
  severity: 'text',
  message: 'text',
  made_by: 'uuid?',
} as const satisfies ColumnsOf<IncidentUpdateTable>;

/** One rung of the ladder after one update: whoever has the row sends the reminder. */
export interface IncidentReminderTable {
  update_id: string;
  minutes: number;
  claimed_at: Date;
  sent_at: ColumnType<Date | null, never, Date>;
}

export const INCIDENT_REMINDER_COLUMNS = {
  update_id: 'uuid',
  minutes: 'int4',
  claimed_at: 'timestamptz',
  sent_at: 'timestamptz?',
} as const satisfies ColumnsOf<IncidentReminderTable>;

import { z } from 'zod';
import { AFFECTED_SERVICES, INCIDENT_STATUSES, SEVERITIES } from '../incident-words.ts';
import { idView, instantView } from './fields.ts';

/** One thing that was said about an incident. */
export const incidentUpdateView = z.object({
  id: idView,
  at: instantView,
  status: z.enum(INCIDENT_STATUSES),
  severity: z.enum(SEVERITIES),
  message: z.string(),
});
export type IncidentUpdateView = z.output<typeof incidentUpdateView>;

/** An incident as everybody may see it. */
export const publicIncidentView = z.object({
  id: idView,
  severity: z.enum(SEVERITIES),
  title: z.string(),
  services: z.array(z.enum(AFFECTED_SERVICES)),
  status: z.enum(INCIDENT_STATUSES),
  startedAt: instantView,
  declaredAt: instantView,
  resolvedAt: instantView.nullable(),
  updates: z.array(incidentUpdateView).describe('Latest first'),
});
export type PublicIncidentView = z.output<typeof publicIncidentView>;

export const maintenanceWindowView = z.object({
  id: idView,
  sentence: z.string(),
  startsAt: instantView,
  endsAt: instantView,
});
export type MaintenanceWindowView = z.output<typeof maintenanceWindowView>;

export const readOnlyView = z.object({
  sentence: z.string(),
  since: instantView,
  expectedEnd: instantView.nullable(),
});
export type ReadOnlyView = z.output<typeof readOnlyView>;

/** How EarnTrack is, as every server keeps it in memory: it is told also while the database is away. */
export const statusView = z.object({
  state: z
    .enum(['ok', 'maintenance', 'incident', 'unknown'])
    .describe('"unknown" while the server cannot reach its database: the rest is what it last knew'),
  knownAt: instantView.nullable().describe('When the rest was known to be so; null where it never was'),
  readOnly: readOnlyView.nullable().describe('Nothing can be saved while this is not null'),
  maintenance: z.array(maintenanceWindowView).describe('Announced and not over, the next one first'),
  incidents: z.array(publicIncidentView).describe('Open, or of the last 30 days; latest first'),
  server: z.object({ version: z.string(), upSince: instantView }),
});
export type StatusView = z.output<typeof statusView>;

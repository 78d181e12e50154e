import { z } from 'zod';
import { ROLES } from '../operator-rights.ts';
import { OPERATOR_ACTIONS } from '../operators.ts';
import { idView, instantView } from './fields.ts';
import { maintenanceWindowView, publicIncidentView, readOnlyView } from './status.ts';

/** An incident as operators see it. */
export const incidentView = publicIncidentView.extend({
  declaredBy: z
    .string()
    .nullable()
    .describe('An e-mail address; null at the command line, or of an account that is gone'),
  cause: z.string(),
  followUps: z.string(),
  version: z.int(),
  isUpdateDue: z.boolean().describe('It is open, and the last update is older than 15 minutes'),
  reportDueAt: instantView.nullable().describe('A day after it was resolved'),
});
export type IncidentView = z.output<typeof incidentView>;

export const incidentReportView = z.object({
  markdown: z.string(),
  dueAt: instantView.nullable(),
  missing: z.array(z.enum(['resolution', 'cause', 'followUps'])),
});
export type IncidentReportView = z.output<typeof incidentReportView>;

export const maintenanceView = z.object({
  readOnly: readOnlyView.nullable(),
  windows: z.array(
    maintenanceWindowView.extend({
      isShortNotice: z.boolean().describe('It was announced less than 7 days ahead'),
    }),
  ),
});
export type MaintenanceView = z.output<typeof maintenanceView>;

export const overviewView = z.object({
  accounts: z.int(),
  operators: z.int(),
  sessions: z.int().describe('Browsers that are signed in'),
  openIncidents: z.int(),
  databaseVersion: z.string(),
  databaseMegabytes: z.int(),
});
export type OverviewView = z.output<typeof overviewView>;

export const listedAccountView = z.object({
  id: idView,
  email: z.string(),
  role: z.enum(ROLES),
  createdAt: instantView,
});
export type ListedAccountView = z.output<typeof listedAccountView>;

export const roleChangedView = z.object({ email: z.string(), role: z.enum(ROLES) });

export const operatorActView = z.object({
  id: idView,
  at: instantView,
  action: z.enum(OPERATOR_ACTIONS),
  by: z
    .string()
    .nullable()
    .describe('An e-mail address; null where nobody was signed in, or the account is gone'),
  isCommand: z.boolean().describe('It was done at the command line'),
  address: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type OperatorActView = z.output<typeof operatorActView>;

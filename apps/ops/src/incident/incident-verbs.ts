import { randomUUID } from 'node:crypto';
import {
  declareIncident,
  reportIncident,
  resolveIncident,
  showIncident,
  showIncidents,
  updateIncident,
} from '@earntrack/api/server';
import {
  declareIncidentInput,
  type IncidentReportView,
  type IncidentView,
  incidentIdInput,
  resolveIncidentInput,
  updateIncidentInput,
} from '@earntrack/contract';

import { readInput, withInstallation } from '../operating/with-installation.ts';

export interface Given {
  argument: string | undefined;
  severity?: string | undefined;
  affects?: string | undefined;
  message?: string | undefined;
  since?: string | undefined;
  status?: string | undefined;
  cause?: string | undefined;
  followUps?: string | undefined;
}

export type Outcome = { incidents: IncidentView[] } | IncidentReportView;

/** What the command can do, each with what was typed. */
export const VERBS: Record<string, (given: Given) => Promise<Outcome>> = {
  declare({ argument: title, severity, affects, message, since: startedAt }) {
    const typed = { id: randomUUID(), title, severity, services: listOf(affects), message, startedAt };
    const wish = readInput(declareIncidentInput, typed);
    return one(withInstallation((db, doing) => declareIncident(db, doing, wish)));
  },
  async update({ argument, status, severity, affects, message }) {
    const { incidentId } = readInput(incidentIdInput, { incidentId: argument });
    return one(
      withInstallation(async (db, doing) => {
        const known = await showIncident(db, incidentId, doing.now);
        const services = affects === undefined ? known.services : listOf(affects);
        const typed = {
          id: randomUUID(),
          incidentId,
          status: status ?? known.status,
          severity,
          services,
          message,
        };
        return updateIncident(db, doing, readInput(updateIncidentInput, typed));
      }),
    );
  },
  resolve({ argument: incidentId, message, cause, followUps }) {
    const wish = readInput(resolveIncidentInput, { id: randomUUID(), incidentId, message, cause, followUps });
    return one(withInstallation((db, doing) => resolveIncident(db, doing, wish)));
  },
  async list() {
    return { incidents: await withInstallation((db, doing) => showIncidents(db, doing.now)) };
  },
  report({ argument }) {
    const { incidentId } = readInput(incidentIdInput, { incidentId: argument });
    return withInstallation((db, doing) => reportIncident(db, incidentId, doing.now));
  },
};

function listOf(text: string | undefined): string[] {
  return (text ?? '').split(',').flatMap((part) => part.trim() || []);
}

async function one(incident: Promise<IncidentView>): Promise<Outcome> {
  return { incidents: [await incident] };
}

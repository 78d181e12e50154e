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
  AFFECTED_SERVICES,
  declareIncidentInput,
  type IncidentReportView,
  type IncidentView,
  incidentIdInput,
  OPEN_INCIDENT_STATUSES,
  resolveIncidentInput,
  SEVERITIES,
  updateIncidentInput,
} from '@earntrack/contract';

import { AN_INSTANT, readInput } from '../operating/read-input.ts';
import { withInstallation } from '../operating/with-installation.ts';

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

/** Where each field is typed. */
const TYPED = {
  title: { name: 'TITLE', takes: 'a few words that say what is wrong' },
  incidentId: { name: 'ID', takes: 'an id that "earntrack incident list" shows' },
  severity: { name: '--severity', takes: `one of ${SEVERITIES.join(', ')}` },
  services: { name: '--affects', takes: `one or more of ${AFFECTED_SERVICES.join(',')}` },
  message: { name: '--message', takes: 'a text that says what happens, and what people can do meanwhile' },
  startedAt: { name: '--since', takes: AN_INSTANT },
  status: { name: '--status', takes: `one of ${OPEN_INCIDENT_STATUSES.join(', ')}` },
  cause: { name: '--cause', takes: 'a text' },
  followUps: { name: '--follow-ups', takes: 'a text' },
};

/** What the command can do, each with what was typed. */
export const VERBS: Record<string, (given: Given) => Promise<Outcome>> = {
  declare({ argument: title, severity, affects, message, since: startedAt }) {
    const typed = { id: randomUUID(), title, severity, services: listOf(affects), message, startedAt };
    const wish = readInput(declareIncidentInput, typed, TYPED);
    return one(withInstallation((db, doing) => declareIncident(db, doing, wish)));
  },
  update({ argument: incidentId, status, severity, affects, message }) {
    const services = affects === undefined ? undefined : listOf(affects);
    // What is not typed stays as it is; which status that is, only the record knows.
    const typed = { id: randomUUID(), incidentId, status: status ?? OPEN_INCIDENT_STATUSES[0], message };
    const wish = readInput(updateIncidentInput, { ...typed, severity, services }, TYPED);
    return one(
      withInstallation(async (db, doing) => {
        const { status: known } = await showIncident(db, wish.incidentId, doing.now);
        const isKept = status === undefined && known !== 'resolved';
        return updateIncident(db, doing, isKept ? { ...wish, status: known } : wish);
      }),
    );
  },
  resolve({ argument: incidentId, message, cause, followUps }) {
    const typed = { id: randomUUID(), incidentId, message, cause, followUps };
    const wish = readInput(resolveIncidentInput, typed, TYPED);
    return one(withInstallation((db, doing) => resolveIncident(db, doing, wish)));
  },
  async list() {
    return { incidents: await withInstallation((db, doing) => showIncidents(db, doing.now)) };
  },
  report({ argument }) {
    const { incidentId } = readInput(incidentIdInput, { incidentId: argument }, TYPED);
    return withInstallation((db, doing) => reportIncident(db, incidentId, doing.now));
  },
};

function listOf(text: string | undefined): string[] {
  return (text ?? '').split(',').flatMap((part) => part.trim() || []);
}

async function one(incident: Promise<IncidentView>): Promise<Outcome> {
  return { incidents: [await incident] };
}

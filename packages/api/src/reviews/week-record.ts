import type { Severity } from '@earntrack/contract';
import type { IncidentRow } from '@earntrack/db';
import type { Handle } from '../actor.ts';
import {
  countActsOfAll,
  countNewAccounts,
  countRecordedImports,
  countReleasesIn,
  listIncidentsIn,
  type Span,
} from './week.queries.ts';

const MINUTE_MS = 60_000;
const SIGN_INS = ['signed_in', 'program_signed_in'] as const;

/** What the database itself knows of a span of time, of nobody in particular. */
export interface WeekRecord {
  newAccounts: number;
  signIns: number;
  /** Of accounts that there are: nobody remembers attempts at others. */
  failedSignIns: number;
  recordedImports: number;
  releases: { succeeded: number; failed: number; rolled_back: number };
  incidents: IncidentOfWeek[];
}

export interface IncidentOfWeek {
  id: string;
  severity: Severity;
  title: string;
  isOpen: boolean;
  /** Over, and nobody has written down why. */
  lacksCause: boolean;
  /** How much of the span it took. */
  minutes: number;
}

/** One question after the other, on one connection: a review is in no hurry, and people are. */
export async function readWeekRecord(db: Handle, span: Span): Promise<WeekRecord> {
  const newAccounts = await countNewAccounts(db, span);
  const acts = await countActsOfAll(db, [...SIGN_INS, 'sign_in_failed'], span);
  const recordedImports = await countRecordedImports(db, span);
  const releases = await countReleasesIn(db, span);
  const incidents = await listIncidentsIn(db, span);
  return {
    newAccounts,
    signIns: SIGN_INS.reduce((sum, action) => sum + (acts.get(action) ?? 0), 0),
    failedSignIns: acts.get('sign_in_failed') ?? 0,
    recordedImports,
    releases: {
      succeeded: releases.get('succeeded') ?? 0,
      failed: releases.get('failed') ?? 0,
      rolled_back: releases.get('rolled_back') ?? 0,
    },
    incidents: incidents.map((incident) => incidentOf(incident, span)),
  };
}

function incidentOf(row: IncidentRow, { from, to }: Span): IncidentOfWeek {
  const begin = Math.max(row.started_at.getTime(), from.getTime());
  const end = Math.min(row.resolved_at?.getTime() ?? to.getTime(), to.getTime());
  return {
    id: row.id,
    severity: row.severity,
    title: row.title,
    isOpen: row.resolved_at === null,
    lacksCause: row.resolved_at !== null && row.cause === '',
    minutes: Math.round(Math.max(0, end - begin) / MINUTE_MS),
  };
}

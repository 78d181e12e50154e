import {
  type IncidentReportView,
  type IncidentUpdateView,
  type IncidentView,
  SERVICE_NAMES,
  SEVERITY_NAMES,
} from '@earntrack/contract';
import { UPDATE_MINUTES } from './incidents.view.ts';

const MINUTE_MS = 60_000;
const NOT_WRITTEN = '_Not written yet._';

/** What the record says about an incident, as a page that can be read aloud. */
export function reportOf(incident: IncidentView, now: Date): IncidentReportView {
  const missing = [
    incident.resolvedAt === null && ('resolution' as const),
    incident.cause === '' && ('cause' as const),
    incident.followUps === '' && ('followUps' as const),
  ].filter((each) => each !== false);
  const parts = [
    `# ${oneLine(incident.title)}`,
    factsOf(incident, now),
    '## Timeline',
    timelineOf(incident),
    '## Cause',
    incident.cause || NOT_WRITTEN,
    '## What follows from it',
    incident.followUps || NOT_WRITTEN,
  ];
  return { markdown: `${parts.join('\n\n')}\n`, dueAt: incident.reportDueAt, missing };
}

function factsOf(incident: IncidentView, now: Date): string {
  const { severity, startedAt, declaredAt, resolvedAt, reportDueAt } = incident;
  const end = resolvedAt ?? now.toISOString();
  const silence = longestSilence(incident, end);
  const facts: [string, string][] = [
    ['Severity', `${severity}, ${SEVERITY_NAMES[severity].toLowerCase()}`],
    ['Affected', incident.services.map((service) => SERVICE_NAMES[service]).join(', ')],
    ['Began', minuteOf(startedAt)],
    [
      'Declared',
      `${minuteOf(declaredAt)}, ${durationOf(startedAt, declaredAt)} later, by ${doerOf(incident)}`,
    ],
    ['Resolved', resolvedAt ? minuteOf(resolvedAt) : 'not yet'],
    [resolvedAt ? 'Lasted' : 'Lasts', durationOf(startedAt, end)],
    [
      'Updates',
      `${incident.updates.length}; the longest silence was ${inWords(silence)}, the promise is ${UPDATE_MINUTES} min`,
    ],
    ['Report due', reportDueAt ? minuteOf(reportDueAt) : 'a day after it is resolved'],
  ];
  return facts.map(([name, value]) => `- **${name}:** ${value}`).join('\n');
}

function timelineOf({ startedAt, updates }: IncidentView): string {
  const lines = updates.toReversed().map(lineOf);
  return [`- **${minuteOf(startedAt)}** It began.`, ...lines].join('\n');
}

function lineOf({ at, status, severity, message }: IncidentUpdateView): string {
  return `- **${minuteOf(at)}** ${severity}, ${status}: ${oneLine(message)}`;
}

/** Between what people were told; what came after the last time counts as well. */
function longestSilence({ updates }: IncidentView, end: string): number {
  const moments = [...updates.map(({ at }) => Date.parse(at)).toReversed(), Date.parse(end)];
  return Math.max(0, ...moments.slice(1).map((moment, index) => moment - (moments[index] ?? moment)));
}

function doerOf({ declaredBy }: IncidentView): string {
  return declaredBy ?? 'whoever runs the server';
}

/** "2026-11-12 10:05 UTC": people of several zones read it. */
function minuteOf(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}

function durationOf(from: string, to: string): string {
  return inWords(Date.parse(to) - Date.parse(from));
}

function inWords(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}

/** A line of a list stays one line, whatever was typed. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' / ');
}

import type { Handle } from '../../actor.ts';
import { composeMail } from '../../mail/compose-mail.ts';
import type { Mail, Mailer } from '../../mail/mailer.port.ts';
import { REPORT_WITHIN_MS } from './incidents.view.ts';
import {
  claimReminder,
  listOpenWithLastUpdate,
  listOwedReports,
  markReminderSent,
  type OpenIncident,
  type OwedReport,
  releaseReminder,
} from './reminders.queries.ts';

/** Somebody who is told once an open incident was silent for so long. */
export interface Contact {
  minutes: number;
  email: string;
}

/** Who is told, and how often the last of them again for as long as nothing is said. */
export interface Ladder {
  contacts: readonly Contact[];
  repeatMinutes: number;
}

export interface Reminding {
  db: Handle;
  mailer: Mailer | null;
  publicUrl: string;
  now: () => Date;
}

/** One of the things that somebody is reminded of, once, by the row that says so. */
interface Reminder {
  updateId: string;
  /** Since the update: what tells it from the others. */
  minutes: number;
  people: readonly string[];
  mailTo: (email: string) => Mail;
}

const MINUTE_MS = 60_000;
/** A server that claimed a reminder and died leaves it to the others after this. */
const CLAIM_MS = 5 * MINUTE_MS;
/** So long before its end the first of the ladder hears of a report. */
const REPORT_NOTICE_MS = 120 * MINUTE_MS;
/** Of what was owed for longer nobody hears any more: servers that were away, or older, would tell of years. */
const REPORT_FORGOTTEN_MS = 2 * REPORT_WITHIN_MS;

/**
 * Writes to the contacts of every rung of the ladder that an open incident has reached since it was last spoken of, and to those of
 * the last one again and again; then to whom a report is owed that is soon due, or is due. Each once, however many servers look. Returns
 * how often somebody was told. Throws once all were tried where a mail was not taken over; the next look tries again where nobody was told.
 */
export async function remindOfIncidents(parts: Reminding, ladder: Ladder): Promise<number> {
  const { db, mailer, publicUrl, now } = parts;
  if (mailer === null || ladder.contacts.length === 0) return 0;
  const open = await listOpenWithLastUpdate(db);
  const owed = await listOwedReports(db, {
    after: new Date(now().getTime() - REPORT_FORGOTTEN_MS),
    until: new Date(now().getTime() - REPORT_WITHIN_MS + REPORT_NOTICE_MS),
  });
  const reminders = [
    ...open.flatMap((incident) => ofSilence(incident, ladder, { publicUrl, now: now() })),
    ...owed.map((report) => ofReport(report, ladder, { publicUrl, now: now() })),
  ];
  const faults: unknown[] = [];
  let told = 0;
  for (const reminder of reminders) {
    const refused = await tell({ ...parts, mailer }, reminder);
    if (refused !== null && refused.length < reminder.people.length) told += 1;
    faults.push(...(refused ?? []));
  }
  if (faults.length > 0) throw new AggregateError(faults, 'Not everybody could be reminded of an incident');
  return told;
}

interface Moment {
  publicUrl: string;
  now: Date;
}

/** Every rung that was reached; of the last one only its newest turn, so that nobody is told twice at once. */
function ofSilence(
  incident: OpenIncident,
  { contacts, repeatMinutes }: Ladder,
  { publicUrl, now }: Moment,
): Reminder[] {
  const silent = Math.floor((now.getTime() - incident.last_update_at.getTime()) / MINUTE_MS);
  const last = Math.max(...contacts.map(({ minutes }) => minutes));
  return rungsOf(contacts)
    .filter(({ minutes }) => minutes <= silent)
    .map(({ minutes: rung, people }) => {
      const turns = rung === last ? Math.floor((silent - last) / repeatMinutes) : 0;
      const minutes = rung + turns * repeatMinutes;
      const mailTo = (email: string) => silenceMail(email, incident, { minutes, publicUrl });
      return { updateId: incident.last_update_id, minutes, people, mailTo };
    });
}

/** Before it is due the first of the ladder is told, and then everybody. */
function ofReport(report: OwedReport, { contacts }: Ladder, { publicUrl, now }: Moment): Reminder {
  const dueAt = new Date(report.resolved_at.getTime() + REPORT_WITHIN_MS);
  const isDue = now >= dueAt;
  const [first] = rungsOf(contacts);
  const everybody = [...new Set(contacts.map(({ email }) => email))];
  return {
    updateId: report.last_update_id,
    minutes: (REPORT_WITHIN_MS - (isDue ? 0 : REPORT_NOTICE_MS)) / MINUTE_MS,
    people: isDue ? everybody : (first?.people ?? []),
    mailTo: (email) => reportMail(email, report, { dueAt, isDue, publicUrl }),
  };
}

function rungsOf(contacts: readonly Contact[]): { minutes: number; people: string[] }[] {
  return [...Map.groupBy(contacts, ({ minutes }) => minutes)]
    .toSorted(([one], [other]) => one - other)
    .map(([minutes, people]) => ({ minutes, people: people.map(({ email }) => email) }));
}

/** What was not taken over, by contact; null where another server tells them, or has. */
async function tell(
  { db, mailer, now }: Reminding & { mailer: Mailer },
  { updateId, minutes, people, mailTo }: Reminder,
): Promise<unknown[] | null> {
  const rung = { updateId, minutes };
  const staleBefore = new Date(now().getTime() - CLAIM_MS);
  if (!(await claimReminder(db, rung, { now: now(), staleBefore }))) return null;
  const sent = await Promise.allSettled(people.map((email) => mailer.send(mailTo(email))));
  const refused = sent.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  if (refused.length === people.length) await releaseReminder(db, rung);
  else await markReminderSent(db, rung, now());
  return refused;
}

function silenceMail(
  to: string,
  { title, severity, last_update_at }: OpenIncident,
  { minutes, publicUrl }: { minutes: number; publicUrl: string },
) {
  return composeMail(to, {
    subject: `${severity}: nothing new for ${minutes} minutes: ${title}`,
    paragraphs: [
      `“${title}” is open, and nobody was told anything since ${timeOf(last_update_at)}. Say how it stands, even if nothing has changed.`,
      'People were promised an update every 15 minutes.',
    ],
    action: { label: 'Write an update', url: `${publicUrl}/operator` },
  });
}

function reportMail(
  to: string,
  { title, severity, resolved_at }: OwedReport,
  { dueAt, isDue, publicUrl }: { dueAt: Date; isDue: boolean; publicUrl: string },
) {
  return composeMail(to, {
    subject: `${severity}: the report is due ${isDue ? 'now' : `at ${timeOf(dueAt)}`}: ${title}`,
    paragraphs: [
      `“${title}” was resolved at ${timeOf(resolved_at)}, and its report ${isDue ? 'was' : 'is'} due within a day of that. Nobody has written down the cause yet.`,
      'Write what caused it and what follows from it; the rest of the report is made of the record.',
    ],
    action: { label: 'Write the report', url: `${publicUrl}/operator` },
  });
}

/** "10:05 UTC": whoever reads it knows the day. */
function timeOf(instant: Date): string {
  return `${instant.toISOString().slice(11, 16)} UTC`;
}

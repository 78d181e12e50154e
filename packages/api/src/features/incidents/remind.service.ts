import type { Handle } from '../../actor.ts';
import { composeMail } from '../../mail/compose-mail.ts';
import type { Mailer } from '../../mail/mailer.port.ts';
import {
  claimReminder,
  listOpenWithLastUpdate,
  markReminderSent,
  type OpenIncident,
  releaseReminder,
} from './reminders.queries.ts';

/** Somebody who is told once an open incident was silent for so long. */
export interface Contact {
  minutes: number;
  email: string;
}

export interface Reminding {
  db: Handle;
  mailer: Mailer | null;
  publicUrl: string;
  now: () => Date;
}

const MINUTE_MS = 60_000;
/** A server that claimed a reminder and died leaves it to the others after this. */
const CLAIM_MS = 5 * MINUTE_MS;

/**
 * Writes to the contacts of every rung of the ladder that an open incident has reached since it was last spoken of: once for
 * each rung, however many servers look. Returns how many rungs were told. Throws once all were tried where a mail was not taken
 * over; the next look tries a rung again of which nobody was told.
 */
export async function remindOfIncidents(parts: Reminding, contacts: readonly Contact[]): Promise<number> {
  const { db, mailer, now } = parts;
  if (mailer === null || contacts.length === 0) return 0;
  const faults: unknown[] = [];
  let told = 0;
  for (const incident of await listOpenWithLastUpdate(db)) {
    const silentMs = now().getTime() - incident.last_update_at.getTime();
    const rungs = Map.groupBy(contacts, ({ minutes }) => minutes);
    for (const [minutes, people] of [...rungs].toSorted(([one], [other]) => one - other)) {
      if (silentMs < minutes * MINUTE_MS) continue;
      const refused = await tellRung({ ...parts, mailer }, incident, { minutes, people });
      if (refused !== null && refused.length < people.length) told += 1;
      faults.push(...(refused ?? []));
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'Not everybody could be reminded of an incident');
  return told;
}

/** What was not taken over, by contact; null where another server tells them, or has. */
async function tellRung(
  { db, mailer, publicUrl, now }: Reminding & { mailer: Mailer },
  incident: OpenIncident,
  { minutes, people }: { minutes: number; people: readonly Contact[] },
): Promise<unknown[] | null> {
  const rung = { updateId: incident.last_update_id, minutes };
  const staleBefore = new Date(now().getTime() - CLAIM_MS);
  if (!(await claimReminder(db, rung, { now: now(), staleBefore }))) return null;
  const sent = await Promise.allSettled(
    people.map(({ email }) => mailer.send(reminderMail(email, incident, { minutes, publicUrl }))),
  );
  const refused = sent.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  if (refused.length === people.length) await releaseReminder(db, rung);
  else await markReminderSent(db, rung, now());
  return refused;
}

function reminderMail(
  to: string,
  { title, severity, last_update_at }: OpenIncident,
  { minutes, publicUrl }: { minutes: number; publicUrl: string },
) {
  const since = `${last_update_at.toISOString().slice(11, 16)} UTC`;
  return composeMail(to, {
    subject: `${severity}: nothing new for ${minutes} minutes: ${title}`,
    paragraphs: [
      `“${title}” is open, and nobody was told anything since ${since}. Say how it stands, even if nothing has changed.`,
      'People were promised an update every 15 minutes.',
    ],
    action: { label: 'Write an update', url: `${publicUrl}/operator` },
  });
}

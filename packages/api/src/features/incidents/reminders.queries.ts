import type { Handle } from '../../actor.ts';

export interface OpenIncident {
  id: string;
  title: string;
  severity: string;
  last_update_id: string;
  last_update_at: Date;
}

/** Open incidents with the last thing that was said about each. */
export function listOpenWithLastUpdate(db: Handle): Promise<OpenIncident[]> {
  return db
    .selectFrom('incident')
    .innerJoin('incident_update as last', 'last.incident_id', 'incident.id')
    .select(['incident.id', 'incident.title', 'incident.severity'])
    .select(['last.id as last_update_id', 'last.at as last_update_at'])
    .where('incident.resolved_at', 'is', null)
    .distinctOn('incident.id')
    .orderBy('incident.id')
    .orderBy('last.at', 'desc')
    .orderBy('last.id', 'desc')
    .execute();
}

export interface OwedReport {
  title: string;
  severity: string;
  resolved_at: Date;
  /** The update that said that it is over. */
  last_update_id: string;
}

/** Incidents that were resolved within a span, and of which nobody has written the cause. */
export function listOwedReports(
  db: Handle,
  { after, until }: { after: Date; until: Date },
): Promise<OwedReport[]> {
  return db
    .selectFrom('incident')
    .innerJoin('incident_update as last', 'last.incident_id', 'incident.id')
    .select(['incident.title', 'incident.severity', 'incident.resolved_at', 'last.id as last_update_id'])
    .where('last.status', '=', 'resolved')
    .where('incident.cause', '=', '')
    .where('incident.resolved_at', '>', after)
    .where('incident.resolved_at', '<=', until)
    .orderBy('incident.resolved_at')
    .$narrowType<{ resolved_at: Date }>()
    .execute();
}

interface Rung {
  updateId: string;
  minutes: number;
}

/** True for one caller alone, until it is released or was claimed before `staleBefore` and never sent. */
export async function claimReminder(
  db: Handle,
  { updateId, minutes }: Rung,
  { now, staleBefore }: { now: Date; staleBefore: Date },
): Promise<boolean> {
  const claimed = await db
    .insertInto('incident_reminder')
    .values({ update_id: updateId, minutes, claimed_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['update_id', 'minutes'])
        .doUpdateSet({ claimed_at: now })
        .where('incident_reminder.sent_at', 'is', null)
        .where('incident_reminder.claimed_at', '<', staleBefore),
    )
    .returning('update_id')
    .executeTakeFirst();
  return claimed !== undefined;
}

export async function markReminderSent(db: Handle, { updateId, minutes }: Rung, now: Date): Promise<void> {
  await db
    .updateTable('incident_reminder')
    .set({ sent_at: now })
    .where('update_id', '=', updateId)
    .where('minutes', '=', minutes)
    .execute();
}

/** Lets the next look try again. */
export async function releaseReminder(db: Handle, { updateId, minutes }: Rung): Promise<void> {
  await db
    .deleteFrom('incident_reminder')
    .where('update_id', '=', updateId)
    .where('minutes', '=', minutes)
    .where('sent_at', 'is', null)
    .execute();
}

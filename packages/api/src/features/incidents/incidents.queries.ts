import type { Database, IncidentRow, IncidentUpdateRow } from '@earntrack/db';
import type { Insertable, Updateable } from 'kysely';
import type { Handle } from '../../actor.ts';

export type NamedIncident = IncidentRow & { declared_by_email: string | null };

/** Nothing where the id is taken. */
export async function insertIncident(tx: Handle, row: Insertable<Database['incident']>): Promise<boolean> {
  const made = await tx
    .insertInto('incident')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

export async function insertUpdate(tx: Handle, row: IncidentUpdateRow): Promise<void> {
  await tx.insertInto('incident_update').values(row).execute();
}

export function lockIncident(tx: Handle, id: string): Promise<IncidentRow | undefined> {
  return tx.selectFrom('incident').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export function findUpdate(tx: Handle, id: string): Promise<IncidentUpdateRow | undefined> {
  return tx.selectFrom('incident_update').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function changeIncident(
  tx: Handle,
  id: string,
  change: Omit<Updateable<Database['incident']>, 'version'>,
): Promise<void> {
  await tx
    .updateTable('incident')
    .set(change)
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export function findIncident(db: Handle, id: string): Promise<NamedIncident | undefined> {
  return namedIncidents(db).where('incident.id', '=', id).executeTakeFirst();
}

/** Open ones first, then the latest. */
export function listIncidents(db: Handle, limit: number): Promise<NamedIncident[]> {
  return namedIncidents(db)
    .orderBy(({ eb }) => eb('resolved_at', 'is not', null))
    .orderBy('declared_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function countOpenIncidents(db: Handle): Promise<number> {
  const { count } = await db
    .selectFrom('incident')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('resolved_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

function namedIncidents(db: Handle) {
  return db
    .selectFrom('incident')
    .leftJoin('account', 'account.user_id', 'incident.declared_by')
    .selectAll('incident')
    .select('account.email as declared_by_email');
}

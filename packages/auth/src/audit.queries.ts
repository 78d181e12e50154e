import type { Action } from '@earntrack/contract';
import type { AccountAuditTable, Database, OperatorActTable } from '@earntrack/db';
import { type Insertable, type Kysely, sql } from 'kysely';
import type { Origin } from './origin.ts';

type Db = Kysely<Database>;

/** Adds what was done to what an account remembers. */
export async function insertAct(tx: Db, row: Insertable<AccountAuditTable>): Promise<void> {
  await tx.insertInto('account_audit').values(row).execute();
}

/** How often somebody did the same since then. */
export async function countActs(
  db: Db,
  userId: string,
  { action, actor, since }: { action: Action; actor: Pick<Origin, 'kind' | 'id'>; since: Date },
): Promise<number> {
  const { count } = await db
    .selectFrom('account_audit')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('user_id', '=', userId)
    .where('at', '>=', since)
    .where('action', '=', action)
    .where('actor_kind', '=', actor.kind)
    .where('actor_id', actor.id === null ? 'is' : '=', actor.id)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Adds what was done to what the installation remembers. */
export async function insertOperatorAct(tx: Db, row: Insertable<OperatorActTable>): Promise<void> {
  await tx.insertInto('operator_act').values(row).execute();
}

/** How many sign-ins of a user failed at this step since then. */
export async function countFailedSignIns(
  db: Db,
  userId: string,
  { step, since }: { step: string; since: Date },
): Promise<number> {
  const { count } = await db
    .selectFrom('account_audit')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('user_id', '=', userId)
    .where('at', '>=', since)
    .where('action', '=', 'sign_in_failed')
    .where(sql<string>`details ->> 'step'`, '=', step)
    .executeTakeFirstOrThrow();
  return Number(count);
}

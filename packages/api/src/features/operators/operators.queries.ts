import type { OperatorActRow } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';

export interface Counts {
  accounts: number;
  operators: number;
  sessions: number;
  database_version: string;
  database_megabytes: number;
}

/** How many there are of each, and what the database says of itself. */
export function countThings(db: Handle, now: Date): Promise<Counts> {
  return db
    .selectNoFrom(({ selectFrom, fn }) => [
      selectFrom('account').select(fn.countAll().as('n')).as('accounts'),
      selectFrom('account').select(fn.countAll().as('n')).where('role', '<>', 'user').as('operators'),
      selectFrom('session').select(fn.countAll().as('n')).where('expires_at', '>', now).as('sessions'),
      sql<string>`current_setting('server_version')`.as('database_version'),
      sql<string>`ceil(pg_database_size(current_database()) / 1048576.0)`.as('database_megabytes'),
    ])
    .executeTakeFirstOrThrow()
    .then(({ database_version, ...counts }) => ({
      database_version,
      accounts: Number(counts.accounts),
      operators: Number(counts.operators),
      sessions: Number(counts.sessions),
      database_megabytes: Number(counts.database_megabytes),
    }));
}

export type NamedAct = OperatorActRow & { email: string | null };

/** Where a page of acts, newest first, goes on. */
export interface ActPosition {
  at: Date;
  id: string;
}

export function listOperatorActs(
  db: Handle,
  { after, limit }: { after: ActPosition | null; limit: number },
): Promise<NamedAct[]> {
  return db
    .selectFrom('operator_act')
    .leftJoin('account', 'account.user_id', 'operator_act.actor_id')
    .selectAll('operator_act')
    .select('account.email')
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('operator_act.at', 'operator_act.id'),
          '<',
          tuple(after?.at ?? new Date(0), after?.id ?? ''),
        ),
      ),
    )
    .orderBy('operator_act.at', 'desc')
    .orderBy('operator_act.id', 'desc')
    .limit(limit)
    .execute();
}

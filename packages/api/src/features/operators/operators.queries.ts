import type { OperatorActRow } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';

export interface Counts {
  operators: number;
  database_version: string;
  database_megabytes: number;
}

/** How many look after the installation, and what the database says of itself. */
export function findInstallation(db: Handle): Promise<Counts> {
  return db
    .selectNoFrom(({ selectFrom, fn }) => [
      selectFrom('account').select(fn.countAll().as('n')).where('role', '<>', 'user').as('operators'),
      sql<string>`current_setting('server_version')`.as('database_version'),
      sql<string>`ceil(pg_database_size(current_database()) / 1048576.0)`.as('database_megabytes'),
    ])
    .executeTakeFirstOrThrow()
    .then(({ database_version, ...counts }) => ({
      database_version,
      operators: Number(counts.operators),
      database_megabytes: Number(counts.database_megabytes),
    }));
}

/** With the address of who did it, and of whose account it was about; null where there is none any more. */
export type NamedAct = OperatorActRow & { email: string | null; subject_email: string | null };

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
    .leftJoin('account as subject', (join) =>
      join.on('subject.user_id', '=', sql<string>`(operator_act.details ->> 'account')::uuid`),
    )
    .selectAll('operator_act')
    .select(['account.email', 'subject.email as subject_email'])
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

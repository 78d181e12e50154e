import type { Action, ReleaseResult } from '@earntrack/contract';
import { asOperator, type IncidentRow } from '@earntrack/db';
import type { Handle } from '../actor.ts';

/** From the first instant on, before the second. */
export interface Span {
  from: Date;
  to: Date;
}

/** Accounts that were made then and are still there. */
export async function countNewAccounts(db: Handle, { from, to }: Span): Promise<number> {
  const { accounts } = await db
    .selectFrom('account')
    .select(({ fn }) => fn.countAll<bigint>().as('accounts'))
    .where('created_at', '>=', from)
    .where('created_at', '<', to)
    .executeTakeFirstOrThrow();
  return Number(accounts);
}

/** What accounts remember, all of them together, by what was done. */
export async function countActsOfAll(
  db: Handle,
  actions: readonly Action[],
  { from, to }: Span,
): Promise<Map<Action, number>> {
  const rows = await asOperator(db, 'A review of the whole installation')
    .selectFrom('account_audit')
    .select(({ fn }) => ['action', fn.countAll<bigint>().as('acts')])
    .where('action', 'in', [...actions])
    .where('at', '>=', from)
    .where('at', '<', to)
    .groupBy('action')
    .execute();
  return new Map(rows.map(({ action, acts }) => [action, Number(acts)]));
}

/** Statements that were recorded. */
export async function countRecordedImports(db: Handle, { from, to }: Span): Promise<number> {
  const { imports } = await asOperator(db, 'A review of the whole installation')
    .selectFrom('statement_import')
    .select(({ fn }) => fn.countAll<bigint>().as('imports'))
    .where('committed_at', '>=', from)
    .where('committed_at', '<', to)
    .executeTakeFirstOrThrow();
  return Number(imports);
}

export async function countReleasesIn(db: Handle, { from, to }: Span): Promise<Map<ReleaseResult, number>> {
  const rows = await db
    .selectFrom('release')
    .select(({ fn }) => ['result', fn.countAll<bigint>().as('releases')])
    .where('at', '>=', from)
    .where('at', '<', to)
    .groupBy('result')
    .execute();
  return new Map(rows.map(({ result, releases }) => [result, Number(releases)]));
}

/** Incidents of which at least a moment falls into the span, the latest first. */
export function listIncidentsIn(db: Handle, { from, to }: Span): Promise<IncidentRow[]> {
  return db
    .selectFrom('incident')
    .selectAll()
    .where('started_at', '<', to)
    .where(({ or, eb }) => or([eb('resolved_at', 'is', null), eb('resolved_at', '>=', from)]))
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

import type { ReplacedEntry } from '@earntrack/db';
import { type RawBuilder, sql } from 'kysely';
import type { Handle } from '../../../actor.ts';
import { anyOf } from '../../../any-of.queries.ts';
import { givenRows } from '../../../bulk-rows.queries.ts';
import { COMPONENTS } from '../recording/targets.queries.ts';

type Texts = ReplacedEntry['entry'];
type Rows = readonly Texts[];

const PERSONS = ['request_hash', 'deleted_at', 'updated_at'] as const;
const EARNING = [
  ...([
    'earned_on',
    'currency',
    'description',
    'has_own_hours',
    'product_id',
    'units',
    'adjusts_id',
  ] as const),
  ...COMPONENTS,
  ...PERSONS,
] as const;
const TIME = [
  ...(['worked_on', 'clock', 'started_at', 'ended_at'] as const),
  ...(['door_to_door_seconds', 'online_seconds', 'engaged_seconds'] as const),
] as const;
const WORK = [...TIME, ...PERSONS] as const;
const HOURS = [
  ...WORK,
  ...(['id', 'earning_id', 'distance_metres', 'note', 'source', 'version', 'created_at'] as const),
] as const;
const PAYOUT = ['paid_on', 'currency', 'amount_micros', 'description', ...PERSONS] as const;

/** Makes earnings again what these rows say, one version further. */
export async function giveBackEarnings(tx: Handle, ownerId: string, rows: Rows): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .updateTable('earning')
    .from(givenRows(tx, ownerId, { table: 'earning', columns: ['id', ...EARNING], rows }).as('given'))
    .set(({ eb }) => ({ ...fromGiven(EARNING), version: eb('earning.version', '+', 1) }))
    .where('earning.user_id', '=', ownerId)
    .whereRef('earning.id', '=', 'given.id')
    .execute();
}

/** Writes again the hours that earnings had. */
export async function insertHours(tx: Handle, ownerId: string, rows: Rows): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('work')
    .columns(['user_id', ...HOURS])
    .expression(givenRows(tx, ownerId, { table: 'work', columns: HOURS, rows }))
    .execute();
}

/** Makes work again what these rows say, one version further. */
export async function giveBackWork(tx: Handle, ownerId: string, rows: Rows): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .updateTable('work')
    .from(givenRows(tx, ownerId, { table: 'work', columns: ['id', ...WORK], rows }).as('given'))
    .set(({ eb }) => ({ ...fromGiven(WORK), version: eb('work.version', '+', 1) }))
    .where('work.user_id', '=', ownerId)
    .whereRef('work.id', '=', 'given.id')
    .execute();
}

/** Makes payouts again what these rows say, one version further. */
export async function giveBackPayouts(tx: Handle, ownerId: string, rows: Rows): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .updateTable('payout')
    .from(givenRows(tx, ownerId, { table: 'payout', columns: ['id', ...PAYOUT], rows }).as('given'))
    .set(({ eb }) => ({ ...fromGiven(PAYOUT), version: eb('payout.version', '+', 1) }))
    .where('payout.user_id', '=', ownerId)
    .whereRef('payout.id', '=', 'given.id')
    .execute();
}

/** Has a piece of work serve none but these platforms. */
export async function deleteOtherPlatforms(
  tx: Handle,
  ownerId: string,
  { workId, platformIds }: { workId: string; platformIds: readonly string[] },
): Promise<void> {
  await tx
    .deleteFrom('work_platform')
    .where('user_id', '=', ownerId)
    .where('work_id', '=', workId)
    .where('platform_id', '<>', sql<string>`all(${platformIds}::uuid[])`)
    .execute();
}

/** Those of these products, or platforms, that are there. */
export async function listThere(
  tx: Handle,
  ownerId: string,
  { table, ids }: { table: 'product' | 'platform'; ids: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom(table)
    .select('id')
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(ids))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Each column as the rows that are given say it. */
function fromGiven<Column extends string>(columns: readonly Column[]) {
  const entries = columns.map((name) => [name, sql.ref<never>(`given.${name}`)] as const);
  return Object.fromEntries(entries) as Record<Column, RawBuilder<never>>;
}

import { asOperator, type Database } from '@earntrack/db';
import { type DeleteResult, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Handle } from '../actor.ts';

/** So many rows are gone well before a statement is given up, also with the hours that go with them. */
const ROWS_AT_ONCE = 1_000;

/** What is left after so many batches waits for the next sweep, so that none runs on and on. */
const BATCHES_AT_MOST = 100;

const BINS = ['work', 'earning', 'payout'] as const;
export type Bin = (typeof BINS)[number];

/** What no statement brings; a platform after what can be on it. */
const BINS_OF_THINGS = ['goal', 'product', 'platform'] as const;
export type BinOfThings = (typeof BINS_OF_THINGS)[number];

/**
 * Deletes for good what was put into the bin before `oldest`, without rows of statements, which never go whole: they remember
 * that a person did not want them, whenever the same file comes again.
 */
export async function deleteBinnedBefore(db: Handle, oldest: Date): Promise<void> {
  for (const bin of BINS) {
    await inBatches(ROWS_AT_ONCE, () => batchOfBin(db, bin, oldest).executeTakeFirst());
  }
  for (const bin of BINS_OF_THINGS) {
    await inBatches(ROWS_AT_ONCE, () => batchOfThings(db, bin, oldest).executeTakeFirst());
  }
}

/** One batch of goals, products or platforms. */
export function batchOfThings(db: Handle, bin: BinOfThings, oldest: Date) {
  const everybody = asOperator(db, 'The bin is emptied for every account');
  const isOld = (eb: ExpressionBuilder<Database, BinOfThings>) => eb('deleted_at', '<', oldest);
  // A goal that waits for the next sweep keeps its platform.
  const isFree =
    bin === 'platform'
      ? sql<SqlBool>`not exists (
          select from goal where goal.user_id = platform.user_id and goal.platform_id = platform.id)`
      : sql<SqlBool>`true`;
  return everybody
    .deleteFrom(bin)
    .where(isOld)
    .where(isFree)
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('user_id', 'id'),
        'in',
        selectFrom(bin)
          .select(['user_id', 'id'])
          .where(isOld)
          .where(isFree)
          .limit(ROWS_AT_ONCE)
          .$asTuple('user_id', 'id'),
      ),
    );
}

/** One batch of a bin. */
export function batchOfBin(db: Handle, bin: Bin, oldest: Date) {
  const everybody = asOperator(db, 'The bin is emptied for every account');
  const isOld = (eb: ExpressionBuilder<Database, Bin>) =>
    // Written out, as PostgreSQL knows the index of the bin by it.
    eb.and([eb('deleted_at', '<', oldest), eb('source', '=', sql.lit('typed'))]);
  return (
    everybody
      .deleteFrom(bin)
      // Said again of the row itself: it may have been restored since it was chosen.
      .where(isOld)
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('user_id', 'id'),
          'in',
          selectFrom(bin)
            .select(['user_id', 'id'])
            .where(isOld)
            .limit(ROWS_AT_ONCE)
            .$asTuple('user_id', 'id'),
        ),
      )
  );
}

/** Deletes imports that were begun before `oldest` and never recorded, with their rows. */
export async function deleteUnfinishedImportsBefore(db: Handle, oldest: Date): Promise<void> {
  // Each goes alone: it can have a million rows.
  await inBatches(1, () => unfinishedImport(db, oldest).executeTakeFirst());
}

/** One unfinished import. */
export function unfinishedImport(db: Handle, oldest: Date) {
  const everybody = asOperator(db, 'Abandoned imports are swept for every account');
  const isOld = (eb: ExpressionBuilder<Database, 'statement_import'>) =>
    eb.and([
      eb('created_at', '<', oldest),
      // The first is what the index says.
      eb('state', '<>', sql.lit('committed')),
      eb('state', '<>', sql.lit('undone')),
    ]);
  return everybody
    .deleteFrom('statement_import')
    .where(isOld)
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('user_id', 'id'),
        'in',
        selectFrom('statement_import')
          .select(['user_id', 'id'])
          .where(isOld)
          .limit(1)
          .$asTuple('user_id', 'id'),
      ),
    );
}

/** Deletes what changes of many remember when nobody can take them back any more. */
export async function deleteBulkChangesBefore(db: Handle, oldest: Date): Promise<void> {
  // Each goes alone: it can remember a hundred thousand earnings.
  await inBatches(1, () => oldBulkChange(db, oldest).executeTakeFirst());
}

/** One change of many that is too old. */
function oldBulkChange(db: Handle, oldest: Date) {
  const everybody = asOperator(db, 'Old changes of many are swept for every account');
  return everybody
    .deleteFrom('bulk_change')
    .where('created_at', '<', oldest)
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('user_id', 'id'),
        'in',
        selectFrom('bulk_change')
          .select(['user_id', 'id'])
          .where('created_at', '<', oldest)
          .limit(1)
          .$asTuple('user_id', 'id'),
      ),
    );
}

/** Deletes the names of requests that nobody sends again by now, with what they were answered. */
export async function deleteIdempotencyKeysBefore(db: Handle, oldest: Date): Promise<void> {
  await inBatches(ROWS_AT_ONCE, () => oldKeys(db, oldest).executeTakeFirst());
}

function oldKeys(db: Handle, oldest: Date) {
  const everybody = asOperator(db, 'Old names of requests are swept for every account');
  return everybody
    .deleteFrom('idempotency_key')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('user_id', 'key'),
        'in',
        selectFrom('idempotency_key')
          .select(['user_id', 'key'])
          .where('created_at', '<', oldest)
          .limit(ROWS_AT_ONCE)
          .$asTuple('user_id', 'key'),
      ),
    );
}

/** Deletes what accounts remember from before `oldest`. */
export async function deleteActsBefore(db: Handle, oldest: Date): Promise<void> {
  await inBatches(ROWS_AT_ONCE, () => oldActs(db, oldest).executeTakeFirst());
}

/** Deletes what operators did before then. */
export async function deleteOperatorActsBefore(db: Handle, oldest: Date): Promise<void> {
  await db.deleteFrom('operator_act').where('at', '<', oldest).execute();
}

/** One batch of what is remembered for too long. By account, as the index is: nobody reads the table whole. */
export function oldActs(db: Handle, oldest: Date) {
  const everybody = asOperator(db, 'What accounts remember is swept for every account');
  const old = everybody
    .selectFrom('account')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('account_audit as act')
          .select(['act.user_id', 'act.id'])
          .whereRef('act.user_id', '=', 'account.user_id')
          .where('act.at', '<', oldest)
          .orderBy('act.at')
          .limit(ROWS_AT_ONCE)
          .as('old'),
      (join) => join.onTrue(),
    )
    .select(['old.user_id', 'old.id'])
    .limit(ROWS_AT_ONCE);
  return everybody
    .deleteFrom('account_audit')
    .where(({ eb, refTuple }) => eb(refTuple('user_id', 'id'), 'in', old.$asTuple('user_id', 'id')));
}

/**
 * Deletes what changed before `oldest`, in the order in which it was told, and never the newest event of an account: whoever
 * was away finds out by what is left whether they missed what is not.
 */
export async function deleteLiveEventsBefore(db: Handle, oldest: Date): Promise<void> {
  await inBatches(ROWS_AT_ONCE, () => oldEvents(db, oldest).executeTakeFirst());
}

/** One batch of what changed long ago. By account, as the indexes are. */
export function oldEvents(db: Handle, oldest: Date) {
  const everybody = asOperator(db, 'Old events are swept for every account');
  const ofAccount = (eb: ExpressionBuilder<Database, 'account'>) =>
    eb.selectFrom('live_event as event').whereRef('event.user_id', '=', 'account.user_id');
  const last = ({ fn }: { fn: ExpressionBuilder<{ event: Database['live_event'] }, 'event'>['fn'] }) =>
    fn.max('event.position').as('position');
  const old = everybody
    .selectFrom('account')
    .innerJoinLateral(
      (eb) => ofAccount(eb).where('event.created_at', '<', oldest).select(last).as('swept'),
      (join) => join.onTrue(),
    )
    .innerJoinLateral(
      (eb) => ofAccount(eb).select(last).as('newest'),
      (join) => join.onTrue(),
    )
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('live_event as event')
          .select(['event.user_id', 'event.id'])
          .whereRef('event.user_id', '=', 'account.user_id')
          .whereRef('event.position', '<=', 'swept.position')
          .whereRef('event.position', '<', 'newest.position')
          .orderBy('event.position')
          .limit(ROWS_AT_ONCE)
          .as('old'),
      (join) => join.onTrue(),
    )
    .select(['old.user_id', 'old.id'])
    .limit(ROWS_AT_ONCE);
  return everybody
    .deleteFrom('live_event')
    .where(({ eb, refTuple }) => eb(refTuple('user_id', 'id'), 'in', old.$asTuple('user_id', 'id')));
}

async function inBatches(size: number, deleteBatch: () => Promise<DeleteResult>): Promise<void> {
  for (let batch = 0; batch < BATCHES_AT_MOST; batch += 1) {
    const { numDeletedRows } = await deleteBatch();
    if (numDeletedRows < size) return;
  }
}

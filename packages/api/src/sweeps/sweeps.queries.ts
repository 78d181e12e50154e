import { asOperator, type Database } from '@earntrack/db';
import { type DeleteResult, type ExpressionBuilder, sql } from 'kysely';
import type { Handle } from '../actor.ts';

/** So many rows are gone well before a statement is given up, also with the hours that go with them. */
const ROWS_AT_ONCE = 1_000;

/** What is left after so many batches waits for the next sweep, so that none runs on and on. */
const BATCHES_AT_MOST = 100;

const BINS = ['work', 'earning', 'payout'] as const;
export type Bin = (typeof BINS)[number];

/**
 * Deletes for good what was put into the bin before `oldest`. Rows of statements stay in the bin: they remember that a
 * person did not want them, whenever the same file comes again.
 */
export async function deleteBinnedBefore(db: Handle, oldest: Date): Promise<void> {
  for (const bin of BINS) {
    await inBatches(ROWS_AT_ONCE, () => batchOfBin(db, bin, oldest).executeTakeFirst());
  }
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
    eb.and([eb('created_at', '<', oldest), eb('state', '<>', sql.lit('committed'))]);
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

function oldActs(db: Handle, oldest: Date) {
  const everybody = asOperator(db, 'What accounts remember is swept for every account');
  return everybody
    .deleteFrom('account_audit')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('user_id', 'id'),
        'in',
        selectFrom('account_audit')
          .select(['user_id', 'id'])
          .where('at', '<', oldest)
          .limit(ROWS_AT_ONCE)
          .$asTuple('user_id', 'id'),
      ),
    );
}

/**
 * Deletes what changed before `oldest`, in the order in which it was told, and never the newest event of an account: whoever
 * was away finds out by what is left whether they missed what is not.
 */
export async function deleteLiveEventsBefore(db: Handle, oldest: Date): Promise<void> {
  const everybody = asOperator(db, 'Old events are swept for every account');
  const last = await everybody
    .selectFrom('live_event')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('created_at', '<', oldest)
    .executeTakeFirst();
  const position = last?.position ?? null;
  if (position === null) return;
  await inBatches(ROWS_AT_ONCE, () => oldEvents(everybody, position).executeTakeFirst());
}

function oldEvents(everybody: Handle, position: bigint) {
  return everybody.deleteFrom('live_event').where(({ eb, refTuple, selectFrom }) =>
    eb(
      refTuple('user_id', 'id'),
      'in',
      selectFrom('live_event as old')
        .select(['old.user_id', 'old.id'])
        .where('old.position', '<=', position)
        .where((old) =>
          old.exists(
            old
              .selectFrom('live_event as later')
              .select('later.id')
              .whereRef('later.user_id', '=', 'old.user_id')
              .whereRef('later.position', '>', 'old.position'),
          ),
        )
        .orderBy('old.position')
        .limit(ROWS_AT_ONCE)
        .$asTuple('user_id', 'id'),
    ),
  );
}

async function inBatches(size: number, deleteBatch: () => Promise<DeleteResult>): Promise<void> {
  for (let batch = 0; batch < BATCHES_AT_MOST; batch += 1) {
    const { numDeletedRows } = await deleteBatch();
    if (numDeletedRows < size) return;
  }
}

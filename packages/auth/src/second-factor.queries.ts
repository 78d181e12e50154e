import type { Database, NewSecondFactor, SecondFactorRow } from '@earntrack/db';
import type { Kysely } from 'kysely';

type Db = Kysely<Database>;

/** The second factor of a user that is on. */
export function findSecondFactor(db: Db, userId: string): Promise<SecondFactorRow | undefined> {
  return db
    .selectFrom('second_factor')
    .selectAll()
    .where('user_id', '=', userId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
}

/** One that was begun since then and waits for its first code. */
export function findBegunFactor(db: Db, userId: string, since: Date): Promise<SecondFactorRow | undefined> {
  return db
    .selectFrom('second_factor')
    .selectAll()
    .where('user_id', '=', userId)
    .where('confirmed_at', 'is', null)
    .where('created_at', '>', since)
    .executeTakeFirst();
}

/** Begins one, or begins it anew. False where it is on. */
export async function beginFactor(db: Db, factor: NewSecondFactor): Promise<boolean> {
  const begun = await db
    .insertInto('second_factor')
    .values(factor)
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'kind'])
        .doUpdateSet({ secret: factor.secret, created_at: factor.created_at, last_step: 0 })
        .where('second_factor.confirmed_at', 'is', null),
    )
    .returning('user_id')
    .executeTakeFirst();
  return begun !== undefined;
}

/** Turns one on that was begun with this secret. False where that is not there any more. */
export async function confirmFactor(
  tx: Db,
  { user_id, kind, secret }: SecondFactorRow,
  { step, now }: { step: number; now: Date },
): Promise<boolean> {
  const on = await tx
    .updateTable('second_factor')
    .set({ confirmed_at: now, last_step: step })
    .where('user_id', '=', user_id)
    .where('kind', '=', kind)
    .where('secret', '=', secret)
    .where('confirmed_at', 'is', null)
    .returning('user_id')
    .executeTakeFirst();
  return on !== undefined;
}

const SECRETS_AT_ONCE = 500;

type SealedSecret = Pick<SecondFactorRow, 'user_id' | 'kind' | 'secret'>;

/** Some secrets of everybody, begun ones too, in the order of their keys; those after one that is known. */
export function listSecretsAfter(
  db: Db,
  known: Pick<SealedSecret, 'user_id' | 'kind'> | null,
): Promise<SealedSecret[]> {
  let query = db.selectFrom('second_factor').select(['user_id', 'kind', 'secret']);
  if (known)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('user_id', 'kind'), '>', tuple(known.user_id, known.kind)),
    );
  return query.orderBy('user_id').orderBy('kind').limit(SECRETS_AT_ONCE).execute();
}

/** Puts a secret in the place of another. False where that one is not there any more. */
export async function replaceSecret(
  db: Db,
  { user_id, kind, secret }: SealedSecret,
  fresh: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('second_factor')
    .set({ secret: fresh })
    .where('user_id', '=', user_id)
    .where('kind', '=', kind)
    .where('secret', '=', secret)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Uses up a time step and all before it. False where it was used: of two at the same moment one is. */
export async function takeStep(tx: Db, userId: string, step: number): Promise<boolean> {
  const taken = await tx
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('user_id', '=', userId)
    .where('kind', '=', 'totp')
    .where('confirmed_at', 'is not', null)
    .where('last_step', '<', step)
    .returning('user_id')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Turns every second factor of a user off, with what recovers them. False where none was on. */
export async function deleteFactorsOf(tx: Db, userId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('second_factor')
    .where('user_id', '=', userId)
    .returning('confirmed_at')
    .execute();
  await tx.deleteFrom('recovery_code').where('user_id', '=', userId).execute();
  return gone.some(({ confirmed_at }) => confirmed_at !== null);
}

/** Forgets what was begun and is not on. */
export async function deleteBegunFactorsOf(tx: Db, userId: string): Promise<void> {
  await tx
    .deleteFrom('second_factor')
    .where('user_id', '=', userId)
    .where('confirmed_at', 'is', null)
    .execute();
}

/** Puts new recovery codes in the place of all old ones. */
export async function replaceRecoveryCodes(
  tx: Db,
  userId: string,
  { hashes, now }: { hashes: readonly string[]; now: Date },
): Promise<void> {
  await tx.deleteFrom('recovery_code').where('user_id', '=', userId).execute();
  const rows = hashes.map((code_hash) => ({ user_id: userId, code_hash, created_at: now, used_at: null }));
  await tx.insertInto('recovery_code').values(rows).execute();
}

/** Uses a recovery code up. False where it is unknown or used. */
export async function takeRecoveryCode(
  tx: Db,
  userId: string,
  { hash, now }: { hash: string; now: Date },
): Promise<boolean> {
  const taken = await tx
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('user_id', '=', userId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('code_hash')
    .executeTakeFirst();
  return taken !== undefined;
}

/** How many recovery codes of a user are left. */
export async function countRecoveryCodes(db: Db, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

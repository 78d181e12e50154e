import type { AccountRequestKind, AccountRequestRow, Database, NewAccountRequest } from '@earntrack/db';
import type { Kysely } from 'kysely';

type Db = Kysely<Database>;

/** Which link somebody came with. */
export interface RequestKey {
  hash: string;
  kind: AccountRequestKind;
  now: Date;
}

/** Stores what a link stands for. */
export async function insertAccountRequest(db: Db, request: NewAccountRequest): Promise<void> {
  await db.insertInto('account_request').values(request).execute();
}

/** Whose link it is and the account's address, when the link could be used at this moment. */
export function findOpenRequest(
  db: Db,
  { hash, kind, now }: RequestKey,
): Promise<{ userId: string; email: string } | undefined> {
  return db
    .selectFrom('account_request')
    .innerJoin('account', 'account.user_id', 'account_request.user_id')
    .select(['account.user_id as userId', 'account.email'])
    .where('account_request.token_hash', '=', hash)
    .where('account_request.kind', '=', kind)
    .where('account_request.expires_at', '>', now)
    .executeTakeFirst();
}

/** Uses a link up. Nothing when it is unknown, used or past its time. */
export function takeRequest(db: Db, { hash, kind, now }: RequestKey): Promise<AccountRequestRow | undefined> {
  return db
    .deleteFrom('account_request')
    .where('token_hash', '=', hash)
    .where('kind', '=', kind)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
}

/** Makes every link of a user useless. */
export async function deleteRequestsOf(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('account_request').where('user_id', '=', userId).execute();
}

/** Deletes links that are past their time. Returns how many. */
export async function deleteExpiredRequests(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('account_request')
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

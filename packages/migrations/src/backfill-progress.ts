import { type Kysely, sql } from 'kysely';

/** There only while something is filled in: whoever goes on after a stop finds here after whom. */
async function isThere(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('schema_backfill') is not null as there`.execute(db);
  return rows[0]?.there === true;
}

/** The last account that a step has done; null for a step that begins. */
export async function lastFilled(db: Kysely<unknown>, step: string): Promise<string | null> {
  await sql`create table if not exists schema_backfill (step text primary key, after uuid not null)`.execute(
    db,
  );
  const { rows } = await sql<{
    after: string;
  }>`select after from schema_backfill where step = ${step}`.execute(db);
  return rows[0]?.after ?? null;
}

/** In the transaction that fills in: what is noted is done, and what is done is noted. */
export async function noteFilled(db: Kysely<unknown>, step: string, owner: string): Promise<void> {
  await sql`
    insert into schema_backfill (step, after) values (${step}, ${owner})
    on conflict (step) do update set after = excluded.after`.execute(db);
}

/** Once a migration is through, or taken back, nothing of it goes on. */
export async function forgetFilled(db: Kysely<unknown>): Promise<void> {
  if (await isThere(db)) await sql`drop table schema_backfill`.execute(db);
}

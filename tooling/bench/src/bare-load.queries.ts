import type { DatabaseHandle } from '@earntrack/db';
import { sql } from 'kysely';

/** As much of an earning as the bench's statement says. */
export interface BareEarning {
  id: string;
  earnedOn: string;
  micros: bigint;
  description: string;
}

const CHUNK_ROWS = 10_000;

/** Writes the earnings with all keys and indexes of the table and nothing else, in one transaction. */
export async function loadBare(
  { db }: DatabaseHandle,
  owner: { userId: string; platformId: string },
  rows: readonly BareEarning[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
      const chunk = rows.slice(start, start + CHUNK_ROWS);
      await sql`
        insert into earning (user_id, platform_id, currency, source, id, earned_on, base_micros, description)
        select ${owner.userId}::uuid, ${owner.platformId}::uuid, 'USD', 'statement', given.* from unnest(
          ${chunk.map((row) => row.id)}::uuid[], ${chunk.map((row) => row.earnedOn)}::date[],
          ${chunk.map((row) => row.micros)}::int8[], ${chunk.map((row) => row.description)}::text[]) as given
      `.execute(tx);
    }
  });
}

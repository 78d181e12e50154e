import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import pg from 'pg';
import { from } from 'pg-copy-streams';

/** As much of an earning as the bench's statement says. */
export interface BareEarning {
  id: string;
  earnedOn: string;
  micros: bigint;
  description: string;
}

/** Copies the earnings into their table, with all its keys and indexes and nothing else: the least that it takes. */
export async function loadBare(
  connectionString: string,
  owner: { userId: string; platformId: string },
  rows: readonly BareEarning[],
): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const copy = client.query(
      from(
        'copy earning (user_id, platform_id, currency, source, id, earned_on, base_micros, description) from stdin',
      ),
    );
    await pipeline(Readable.from(lines(owner, rows)), copy);
  } finally {
    await client.end();
  }
}

function* lines(
  { userId, platformId }: { userId: string; platformId: string },
  rows: readonly BareEarning[],
): Generator<string> {
  for (const { id, earnedOn, micros, description } of rows)
    yield `${[userId, platformId, 'USD', 'statement', id, earnedOn, micros, description].join('\t')}\n`;
}

import { randomUUID } from 'node:crypto';
import { inTransaction } from '@earntrack/db';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApi, type TestApi } from '../../../testing/index.ts';
import { updateOutcomes } from './items.queries.ts';

let app: TestApi;
beforeAll(async () => {
  app = await createTestApi({ isDirect: true });
});
afterAll(() => app.close());

test('outcomes of any number of rows are written by one prepared statement', async () => {
  const of = { importId: randomUUID(), chunk: 0, outcome: 'unchanged' as const };
  const prepared = await inTransaction(app.services.db, async (tx) => {
    for (const positions of [[0], [0, 1], [0, 1, 2]]) {
      await updateOutcomes(tx, randomUUID(), { ...of, positions });
    }
    return sql`select 1 from pg_prepared_statements where statement like 'update %'`.execute(tx);
  });
  expect(prepared.rows).toHaveLength(1);
});

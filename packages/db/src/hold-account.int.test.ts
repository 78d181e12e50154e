import { randomUUID } from 'node:crypto';
import { createTestDatabase } from '@earntrack/testkit';
import { expect, it, onTestFinished } from 'vitest';
import { createDatabase } from './create-database.ts';
import { holdAccount } from './hold-account.ts';
import { inTransaction } from './in-transaction.ts';

it('whoever waits for too long for another import of the account is told so, and may try again', async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const { db, close } = createDatabase({ connectionString: database.url, statementTimeoutMs: 200 });
  onTestFinished(close);
  const ana = randomUUID();
  const first = await db.startTransaction().execute();
  await holdAccount(first, ana);
  const second = inTransaction(db, (tx) => holdAccount(tx, ana));
  await expect(second).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/minute/),
  });
  await first.rollback().execute();
  await expect(inTransaction(db, (tx) => holdAccount(tx, ana))).resolves.toBeUndefined();
});

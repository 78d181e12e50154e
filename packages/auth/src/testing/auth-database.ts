import { randomUUID } from 'node:crypto';
import { createDatabase, type DatabaseHandle } from '@earntrack/db';
import { createTestDatabase } from '@earntrack/testkit';

export interface AuthDatabase {
  handle: DatabaseHandle;
  /** A user with an account, straight into its table. */
  insertUser(): Promise<string>;
  drop(): Promise<void>;
}

/** A migrated database with a shortcut to users. */
export async function openAuthDatabase(): Promise<AuthDatabase> {
  const database = await createTestDatabase();
  const handle = createDatabase({ connectionString: database.url });
  return {
    handle,
    async insertUser() {
      const userId = randomUUID();
      const account = {
        user_id: userId,
        email: `${userId}@example.com`,
        password_hash: '',
        role: 'user' as const,
      };
      await handle.db.insertInto('account').values(account).execute();
      return userId;
    },
    async drop() {
      await handle.close();
      await database.drop();
    },
  };
}

import { createAuth } from '@earntrack/auth';
import type { DatabaseHandle } from '@earntrack/db';
import { availableParallelism } from 'node:os';
import { type BenchAccount, endSessions, listAccounts } from './many-accounts.queries.ts';

/** Somebody with a session of their own. */
export interface Visitor extends BenchAccount {
  cookie: string;
}

const BROWSER = { kind: 'nobody', id: null, name: '', address: '', userAgent: 'bench' } as const;

/** Signs everybody in, past their passwords. */
export async function signInAll(database: DatabaseHandle): Promise<Visitor[]> {
  await endSessions(database);
  const auth = createAuth({ db: database.db, isSecure: false });
  const accounts = await listAccounts(database);
  const visitors: Visitor[] = [];
  const left = accounts.values();
  const doors = Array.from({ length: availableParallelism() }, async () => {
    for (const account of left) {
      const { cookie } = await auth.restart(account, BROWSER);
      visitors.push({ ...account, cookie: cookie.split(';')[0] ?? '' });
    }
  });
  await Promise.all(doors);
  return visitors.toSorted((one, other) => (one.userId < other.userId ? -1 : 1));
}

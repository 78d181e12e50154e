import { randomUUID } from 'node:crypto';
import { type BackupStore, insertProof, listBackups, type Proof, verifyBackup } from '@earntrack/backup';
import { createDatabase } from '@earntrack/db';
import { assertCurrent } from '@earntrack/migrations';

import { readConfig } from '../config/config.ts';
import { show } from '../operating/with-installation.ts';
import { OperatorError } from '../operator-error.ts';
import { withExistingDatabase } from '../start/database.ts';
import type { Given } from './backup-command.ts';
import { lineOfProof } from './backup-lines.ts';
import { identityOf, storeOf } from './backup-place.ts';
import { watching } from './watching.ts';

/** Restores a backup, the newest when none is named, into a database of its own, compares all of it, and writes down that it is good. */
export async function verifyOne({ name, values }: Given): Promise<number> {
  const config = readConfig();
  const store = storeOf(config, values.to);
  const backup = await nameOf(store, name);
  const identity = await identityOf(config, values.key);
  const proof = await withExistingDatabase(config, async (databaseUrl) => {
    await assertCurrent(databaseUrl);
    const scratch = config.backup.verifyDatabaseUrl ?? databaseUrl;
    const wish = { databaseUrl: scratch, store, backup, identity, now: () => new Date() };
    const found = await watching((watch) => verifyBackup({ ...wish, watch }));
    await remember(databaseUrl, { place: store.place, proof: found });
    return found;
  });
  show(values.json, proof, [lineOfProof(proof)]);
  return 0;
}

/** The newest whole one for "latest", and where none was named; the newest that was proved where that is to be relied on. */
export async function nameOf(
  store: BackupStore,
  wanted = 'latest',
  { prefersProved = false }: { prefersProved?: boolean } = {},
): Promise<string> {
  if (wanted !== 'latest') return wanted;
  const whole = (await listBackups(store)).filter(({ state }) => state === 'whole');
  const proved = prefersProved ? whole.findLast(({ verifiedAt }) => verifiedAt !== null) : undefined;
  const newest = proved ?? whole.at(-1);
  if (newest) return newest.name;
  throw new OperatorError(`There is no whole backup in ${store.place}.`);
}

async function remember(
  databaseUrl: string,
  { place, proof }: { place: string; proof: Proof },
): Promise<void> {
  const database = createDatabase({ connectionString: databaseUrl, applicationName: 'earntrack backup' });
  const { backup: name, rows, bytes, begunAt, verifiedAt } = proof;
  try {
    await insertProof(database.db, {
      id: randomUUID(),
      place,
      name,
      rows,
      bytes,
      begunAt: new Date(begunAt),
      now: new Date(verifiedAt),
    });
  } finally {
    await database.close();
  }
}

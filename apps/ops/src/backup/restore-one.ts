import { planRestore, restoreDatabase } from '@earntrack/backup';
import { recordOperatorAct } from '@earntrack/auth';
import { createDatabase } from '@earntrack/db';

import { readConfig } from '../config/config.ts';
import { show } from '../operating/with-installation.ts';
import { withDatabase } from '../start/database.ts';
import type { Given } from './backup-command.ts';
import { linesOfPlan, linesOfRestored } from './backup-lines.ts';
import { identityOf, storeOf } from './backup-place.ts';
import { nameOf } from './verify-one.ts';
import { watching } from './watching.ts';

/** Restores everything, or says what that would do. */
export async function restoreOne({ name, values }: Given): Promise<number> {
  const config = readConfig();
  const store = storeOf(config, values.to);
  const backup = await nameOf(store, name);
  const identity = await identityOf(config, values.key);
  if (values['dry-run']) {
    const plan = await withDatabase(config, (databaseUrl) => planRestore({ databaseUrl, store, backup }));
    show(values.json, plan, linesOfPlan(plan));
    return 0;
  }
  const wish = { store, backup, identity, mayReplace: values.replace === true, now: () => new Date() };
  const restored = await withDatabase(config, async (databaseUrl) => {
    const done = await watching((watch) => restoreDatabase({ ...wish, databaseUrl, watch }));
    await remember(databaseUrl, { backup, setAsideAs: done.setAsideAs ?? '' });
    return done;
  });
  show(values.json, restored, linesOfRestored(restored));
  return 0;
}

async function remember(databaseUrl: string, details: Record<string, string>): Promise<void> {
  const database = createDatabase({ connectionString: databaseUrl, applicationName: 'earntrack backup' });
  const doing = { accountId: null, address: '', now: new Date() };
  try {
    await recordOperatorAct(database.db, doing, { action: 'backup_restored', details });
  } finally {
    await database.close();
  }
}

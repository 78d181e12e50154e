import { planRestore, restoreDatabase, restoreTable, restoreUser } from '@earntrack/backup';
import { recordOperatorAct } from '@earntrack/auth';
import type { OperatorAction } from '@earntrack/contract';
import { createDatabase } from '@earntrack/db';
import { assertCurrent } from '@earntrack/migrations';

import { readConfig } from '../config/config.ts';
import { show } from '../operating/with-installation.ts';
import { withExistingDatabase, withServerOf } from '../start/database.ts';
import type { Given } from './backup-command.ts';
import { linesOfPlan, linesOfRestored, linesOfTable, linesOfUser } from './backup-lines.ts';
import { identityOf, storeOf } from './backup-place.ts';
import { nameOf } from './verify-one.ts';
import { watching } from './watching.ts';

/** Restores everything, or one account, or one table, or says what that would do. */
export function restoreOne(given: Given): Promise<number> {
  const { user, table } = given.values;
  if (table !== undefined) return restoreRows(given, table);
  return user === undefined ? restoreAll(given) : restoreAccount(given, user.trim().toLowerCase());
}

async function restoreAll({ name, values }: Given): Promise<number> {
  const config = readConfig();
  const store = storeOf(config, values.to);
  const backup = await nameOf(store, name, { prefersProved: true });
  const identity = await identityOf(config, values.key);
  if (values['dry-run']) {
    const plan = await withServerOf(config, (databaseUrl) => planRestore({ databaseUrl, store, backup }));
    show(values.json, plan, linesOfPlan(plan));
    return 0;
  }
  const wish = { store, backup, identity, mayReplace: values.replace === true, now: () => new Date() };
  const restored = await withServerOf(config, async (databaseUrl) => {
    const done = await watching((watch) => restoreDatabase({ ...wish, databaseUrl, watch }));
    await remember(databaseUrl, 'backup_restored', { backup, setAsideAs: done.setAsideAs ?? '' });
    return done;
  });
  show(values.json, restored, linesOfRestored(restored));
  return 0;
}

/** What a restore of a part wants, whichever part. */
async function wishForPart({ name, values }: Given) {
  const config = readConfig();
  const store = storeOf(config, values.to);
  const backup = await nameOf(store, name, { prefersProved: true });
  const identity = await identityOf(config, values.key);
  const [isDryRun, mayReplace] = [values['dry-run'] === true, values.replace === true];
  return { config, wish: { store, backup, identity, isDryRun, mayReplace, now: () => new Date() } };
}

async function restoreAccount(given: Given, email: string): Promise<number> {
  const { config, wish: part } = await wishForPart(given);
  const { backup, isDryRun } = part;
  const restored = await withExistingDatabase(config, async (databaseUrl) => {
    await assertCurrent(databaseUrl);
    const wish = { ...part, databaseUrl, email };
    const done = await watching((watch) => restoreUser({ ...wish, watch }));
    if (!isDryRun) await remember(databaseUrl, 'backup_user_restored', { backup, account: done.userId });
    return done;
  });
  show(given.values.json, { ...restored, isDryRun }, linesOfUser(restored, isDryRun));
  return 0;
}

async function restoreRows(given: Given, table: string): Promise<number> {
  const { config, wish: part } = await wishForPart(given);
  const { backup, isDryRun } = part;
  const restored = await withExistingDatabase(config, async (databaseUrl) => {
    await assertCurrent(databaseUrl);
    const wish = { ...part, databaseUrl, table };
    const done = await watching((watch) => restoreTable({ ...wish, watch }));
    const details = { backup, table, keptAs: done.keptAs ?? '' };
    if (!isDryRun) await remember(databaseUrl, 'backup_table_restored', details);
    return done;
  });
  show(given.values.json, { ...restored, isDryRun }, linesOfTable(restored));
  return 0;
}

async function remember(
  databaseUrl: string,
  action: OperatorAction,
  details: Record<string, string>,
): Promise<void> {
  const database = createDatabase({ connectionString: databaseUrl, applicationName: 'earntrack backup' });
  const doing = { accountId: null, address: '', now: new Date() };
  try {
    await recordOperatorAct(database.db, doing, { action, details });
  } finally {
    await database.close();
  }
}

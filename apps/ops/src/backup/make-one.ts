import { runBackup } from '@earntrack/backup';
import { createDatabase } from '@earntrack/db';
import { assertCurrent } from '@earntrack/migrations';

import packageFile from '../../package.json' with { type: 'json' };
import { readConfig } from '../config/config.ts';
import { show } from '../operating/with-installation.ts';
import { withExistingDatabase } from '../start/database.ts';
import type { Given } from './backup-command.ts';
import { linesOfReport } from './backup-lines.ts';
import { recipientOf, storeOf } from './backup-place.ts';
import { watching } from './watching.ts';

/** Makes a backup now, and proves it unless it was told not to. Nothing is pruned: who asks by hand decides that by hand. */
export async function makeOne({ values }: Given): Promise<number> {
  const config = readConfig();
  const store = storeOf(config, values.to);
  const recipient = recipientOf(config);
  const report = await withExistingDatabase(config, async (databaseUrl) => {
    await assertCurrent(databaseUrl);
    const database = createDatabase({ connectionString: databaseUrl, applicationName: 'earntrack backup' });
    const wish = {
      db: database.db,
      databaseUrl,
      store,
      recipient,
      appVersion: packageFile.version,
      isVerified: values['no-verify'] !== true,
      scratchUrl: config.backup.verifyDatabaseUrl ?? null,
      keep: null,
      now: () => new Date(),
    };
    try {
      return await watching((watch) => runBackup({ ...wish, watch }));
    } finally {
      await database.close();
    }
  });
  const { manifest, proof } = report;
  show(values.json, { place: store.place, manifest, proof }, linesOfReport(report, store.place));
  return 0;
}

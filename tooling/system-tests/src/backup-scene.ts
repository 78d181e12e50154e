import { join } from 'node:path';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { runSql } from '@earntrack/testkit';
import { startAppDatabase } from '@earntrack/testkit/app-database';
import { earnOn } from './people.ts';
import { found, type MakeScene } from './scene.ts';
import { serve } from './served.ts';

const SOMEBODY = 'ana@example.com';
const BACKUPS = '/mnt/backups/earntrack';

/** Somebody works on a server of its own, and another machine has none yet. */
export const backUpAndRestore: MakeScene = async ({ folder }, ends) => {
  const database = await startAppDatabase();
  ends.defer(() => database.stop());
  await earnOn(await serve(database.url, ends), SOMEBODY, '2026-11-12');
  const elsewhere = await startThrowawayPostgres();
  ends.defer(() => elsewhere.stop());
  const newMachine = withDatabase(elsewhere.url, 'found_again');
  const backups = join(folder, 'backups-of-the-page');
  return {
    shell: { BACKUP_TO: backups },
    standIns: {
      [BACKUPS]: backups,
      'https://earn.example.org': () => serve(newMachine, ends),
      ' ana-before.zip': ` ${folder}/ana-before.zip`,
      earntrack_before_20261126093000_4f2a: (printed) => found(/\w+_before_\d+_\w+/, printed),
      before_restore_20261126093000: (printed) => found(/before_restore_\d+/, printed),
    },
    database(command) {
      if (command.includes(backups) || command.includes(' smoke ')) return newMachine;
      return command.startsWith('drop database') ? withDatabase(database.url, 'postgres') : database.url;
    },
    async before(command) {
      if (/--user .*--dry-run/.test(command)) await runSql(database.url, 'delete from earning');
      if (/--table .*--dry-run/.test(command))
        await runSql(database.url, 'update earning set base_micros = 0');
    },
    shows: [/proved/, /Ready\./, /earning +0 → +1\n/, /earning is what the backup .* has/],
  };
};

function withDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

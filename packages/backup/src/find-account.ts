import { createInterface } from 'node:readline';
import { BackupError } from './backup-error.ts';
import { openTable } from './load-backup.ts';
import type { Manifest } from './manifest.ts';
import { decompressor } from './sealing.ts';
import type { BackupStore } from './stores/backup-store.port.ts';

interface Wish {
  store: BackupStore;
  manifest: Manifest;
  identity: string | null;
  email: string;
}

/** The id of the account that had an address in a backup; null where none had. */
export async function findAccountIn({ email, ...wish }: Wish): Promise<string | null> {
  const table = wish.manifest.tables.find(({ name }) => name === 'account');
  if (!table) throw new BackupError(`The backup ${wish.manifest.name} lacks the table account.`);
  const [ofEmail, ofId] = [table.columns.indexOf('email'), table.columns.indexOf('user_id')];
  const content = (await openTable(wish, table)).pipe(decompressor());
  for await (const line of createInterface({ input: content })) {
    const values = line.split('\t');
    if (values[ofEmail] === email) return values[ofId] ?? null;
  }
  return null;
}

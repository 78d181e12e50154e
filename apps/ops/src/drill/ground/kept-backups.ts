import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';

import type { ObjectStoreAccess } from '@earntrack/backup';
import { bytesInWords, countInWords } from '../../operating/figures-in-words.ts';
import type { Ground } from './ground.ts';

/** What is left of a backup when everything else is lost. */
export interface KeptBackup {
  place: string;
  keyFile: string | null;
  access: ObjectStoreAccess | null;
  /** What was saved until then is in it. */
  begunAt: Date;
  /** In words: how many rows, and how large they are as they are kept. */
  size: string;
}

interface Made {
  manifest: { begunAt: string; tables: { rows: number; storedBytes: number }[] };
}

/** Makes and proves a backup with the operators' command, which is encrypted where `isEncrypted`. */
export async function makeBackup(
  ground: Ground,
  databaseUrl: string,
  { isEncrypted }: { isEncrypted: boolean },
): Promise<KeptBackup> {
  const place = join(ground.folder, 'backups');
  const key = isEncrypted ? await makeKey(ground) : null;
  const settings = { DATABASE_URL: databaseUrl, ...(key && { BACKUP_RECIPIENT: key.recipient }) };
  const said = await ground.earntrack(settings, 'backup', '--to', place, '--json');
  const { manifest } = JSON.parse(said) as Made;
  return {
    place,
    keyFile: key?.file ?? null,
    access: null,
    begunAt: new Date(manifest.begunAt),
    size: sizeOf(manifest),
  };
}

/** Restores from it with the operators' command: what is named, else everything. Gives what it prints as JSON. */
export function restore(
  ground: Ground,
  databaseUrl: string,
  { place, keyFile, access, args }: Omit<KeptBackup, 'begunAt' | 'size'> & { args: readonly string[] },
): Promise<string> {
  const key = keyFile === null ? [] : ['--key', keyFile];
  const from = ['--to', place, ...key, '--json'];
  const settings = { DATABASE_URL: databaseUrl, ...settingsOf(access) };
  return ground.earntrack(settings, 'backup', 'restore', 'latest', ...args, ...from);
}

/** As the environment names them. */
function settingsOf(access: ObjectStoreAccess | null): Record<string, string> {
  if (access === null) return {};
  return {
    AWS_ACCESS_KEY_ID: access.accessKeyId,
    AWS_SECRET_ACCESS_KEY: access.secretAccessKey,
    AWS_REGION: access.region,
    ...(access.endpoint !== null && { AWS_ENDPOINT_URL: access.endpoint }),
  };
}

async function makeKey(ground: Ground): Promise<{ file: string; recipient: string }> {
  const key = JSON.parse(await ground.earntrack({}, 'backup', 'key', '--json')) as {
    identity: string;
    recipient: string;
  };
  const file = join(ground.folder, 'backup.key');
  await writeFile(file, `${key.identity}\n`, { mode: 0o600 });
  return { file, recipient: key.recipient };
}

function sizeOf({ tables }: Made['manifest']): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const bytes = tables.reduce((sum, table) => sum + table.storedBytes, 0);
  return `${countInWords(rows)} rows in ${bytesInWords(bytes)}`;
}

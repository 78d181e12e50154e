import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import type { KeptSecret } from './judge-secrets.ts';

/** By the files that npm start makes beside its database. */
const FILES = {
  'jwt-secret': 'What signs access tokens',
  'secrets-key': 'What seals second factors',
  'database-password': 'Password of the database',
} as const;

/** When each was made; none where somebody brought their own database. */
export async function keptSecrets({ dataDir, databaseUrl }: Config): Promise<KeptSecret[]> {
  if (databaseUrl !== undefined) return [];
  const found = await Promise.all(
    Object.entries(FILES).map(async ([file, name]) => {
      // One that is not there yet is made by the next start.
      const stats = await stat(join(dataDir, file)).catch(() => null);
      return stats === null ? [] : [{ name, madeAt: stats.mtime }];
    }),
  );
  return found.flat();
}

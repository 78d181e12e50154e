import { readOrMakeSecret } from '@earntrack/embedded-postgres';

import type { Config, Environment } from '../config/config.ts';

/**
 * What signs the access tokens of programs, where nobody named one: kept beside the embedded database, since whoever can read
 * it there can read what its tokens open. With somebody's own database there is no such place.
 */
export async function signingEnvOf(config: Config): Promise<Environment> {
  const { dataDir, databaseUrl, isSigningSecretGiven } = config;
  if (databaseUrl !== undefined || isSigningSecretGiven) return {};
  return { JWT_SECRET: await readOrMakeSecret(dataDir, 'jwt-secret') };
}

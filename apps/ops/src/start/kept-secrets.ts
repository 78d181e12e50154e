import { readOrMakeSecret } from '@earntrack/embedded-postgres';

import type { Config, Environment } from '../config/config.ts';

/**
 * What signs the access tokens of programs and what seals second factors, where nobody named it: kept beside the embedded
 * database, since whoever can read it there can read what it opens. With somebody's own database there is no such place.
 */
export async function keptSecretsOf(config: Config): Promise<Environment> {
  const { dataDir, databaseUrl, isSigningSecretGiven, isSecretsKeyGiven } = config;
  if (databaseUrl !== undefined) return {};
  return {
    ...(!isSigningSecretGiven && { JWT_SECRET: await readOrMakeSecret(dataDir, 'jwt-secret') }),
    ...(!isSecretsKeyGiven && { SECRETS_KEY: await readOrMakeSecret(dataDir, 'secrets-key') }),
  };
}

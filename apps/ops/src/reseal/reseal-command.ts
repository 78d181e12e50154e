import { parseArgs } from 'node:util';
import { createAccounts } from '@earntrack/auth';

import { usageOf } from '../commands.ts';
import { type Config, readConfig } from '../config/config.ts';
import { OperatorError } from '../operator-error.ts';
import { show, withInstallation } from '../operating/with-installation.ts';
import { keptSecretsOf } from '../start/kept-secrets.ts';

/** `earntrack reseal [--json]`: 1 where something is left that neither key opens. */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  if (positionals.length > 0) {
    console.error(usageOf('reseal'));
    return 2;
  }
  const keys = await keysOf(readConfig());
  const counts = await withInstallation((db) => createAccounts({ db, ...keys }).secondFactors.resealAll());
  const { resealed, asTheyWere, unreadable } = counts;
  show(values.json, counts, [
    `Sealed anew: ${resealed}. With the present key already: ${asTheyWere}.`,
    unreadable === 0
      ? 'SECRETS_KEY_PREVIOUS can go.'
      : `Opened by neither key: ${unreadable}. Is SECRETS_KEY_PREVIOUS the one of before?`,
  ]);
  return unreadable === 0 ? 0 : 1;
}

async function keysOf(config: Config) {
  const env = { ...config.serverEnv, ...(await keptSecretsOf(config)) };
  const secretsKey = env['SECRETS_KEY'] || null;
  if (secretsKey === null)
    throw new OperatorError('Give SECRETS_KEY, and SECRETS_KEY_PREVIOUS, as the server has them.');
  return { secretsKey, previousSecretsKey: env['SECRETS_KEY_PREVIOUS'] || null };
}

import { readFile } from 'node:fs/promises';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { BackupError, reasonOf } from './backup-error.ts';

const IDENTITY = /^AGE-SECRET-KEY-1[0-9A-Z]+$/m;

export interface BackupKey {
  /** Opens backups: kept where backups and servers are not. */
  identity: string;
  /** Encrypts them: for servers. */
  recipient: string;
}

export async function makeBackupKey(): Promise<BackupKey> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** The key in a file, as age-keygen and "earntrack backup key" write it. Throws a BackupError where there is none. */
export async function readIdentity(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new BackupError(`The file with the key cannot be read: ${reasonOf(cause)}.`, { cause });
  });
  const [identity] = IDENTITY.exec(text) ?? [];
  if (identity === undefined)
    throw new BackupError(`There is no key of age in ${path}: it begins with AGE-SECRET-KEY-1.`);
  return identity;
}

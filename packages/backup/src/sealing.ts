import { Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { BackupError, reasonOf } from './backup-error.ts';

/** What opens a backup, and for whom else than its owner it was sealed. */
export interface OneTimeKey {
  identity: string;
  recipient: string;
}

/**
 * A key for one backup, which never leaves this process. A backup is sealed for it too, so that it can be proved here although the
 * key of its owner is elsewhere; once it is forgotten only that one opens it.
 */
export async function makeOneTimeKey(): Promise<OneTimeKey> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Throws a BackupError for what is no public key of age. */
export function assertRecipient(recipient: string): void {
  try {
    new Encrypter().addRecipient(recipient);
  } catch (cause) {
    throw new BackupError(
      'BACKUP_RECIPIENT is no public key of age: it begins with age1, and "earntrack backup key" makes one.',
      { cause },
    );
  }
}

/** Encrypts for every recipient; nothing to do without one. */
export async function sealed(
  content: AsyncIterable<Uint8Array>,
  recipients: readonly string[],
): Promise<AsyncIterable<Uint8Array>> {
  if (recipients.length === 0) return content;
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(webStreamOf(content));
}

/** Decrypts with a key, where the backup is encrypted. Throws a BackupError where it does not fit. */
export async function opened(content: Readable, identity: string | null): Promise<Readable> {
  if (identity === null) return content;
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return Readable.from(await decrypter.decrypt(webStreamOf(content)), { objectMode: false });
  } catch (cause) {
    content.destroy();
    if (!/no identity matched/i.test(reasonOf(cause))) throw cause;
    throw new BackupError('The key does not open this backup: it was encrypted for another one.', { cause });
  }
}

export function decompressor() {
  return createZstdDecompress();
}

function webStreamOf(content: AsyncIterable<Uint8Array>) {
  const readable = Readable.from(content, { objectMode: false });
  return Readable.toWeb(readable) as unknown as globalThis.ReadableStream<Uint8Array>;
}

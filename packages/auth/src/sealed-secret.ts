import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1';

/** Keeps secrets that have to be read again, so that whoever gets hold of the database alone cannot. */
export interface Sealer {
  /** `owner` has to be said again to open it: what is sealed for one is useless in the row of another. */
  seal(secret: string, owner: string): string;
  /** The secret; null for what another key or another owner sealed. */
  open(sealed: string, owner: string): string | null;
  /** The same secret sealed with the present key: as it is where it is so already, null where it cannot be opened. */
  reseal(sealed: string, owner: string): string | null;
}

/** Seals with a key that is derived from what the installation was given, and opens also what the key before it sealed. */
export function createSealer(secretsKey: string, previousKey: string | null = null): Sealer {
  const present = sealerOf(secretsKey);
  const previous = previousKey === null ? null : sealerOf(previousKey);
  return {
    seal: (secret, owner) => present.seal(secret, owner),
    open: (sealed, owner) => present.open(sealed, owner) ?? previous?.open(sealed, owner) ?? null,
    reseal(sealed, owner) {
      if (present.open(sealed, owner) !== null) return sealed;
      const secret = previous?.open(sealed, owner) ?? null;
      return secret === null ? null : present.seal(secret, owner);
    },
  };
}

function sealerOf(secretsKey: string): Pick<Sealer, 'seal' | 'open'> {
  const key = Buffer.from(hkdfSync('sha256', secretsKey, '', 'earntrack second factor', KEY_BYTES));
  return {
    seal(secret, owner) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(owner));
      const body = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${VERSION}.${body.toString('base64url')}`;
    },
    open(sealed, owner) {
      const [version, text = ''] = sealed.split('.');
      const body = Buffer.from(text, 'base64url');
      if (version !== VERSION || body.length < NONCE_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv(CIPHER, key, body.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(owner))
        .setAuthTag(body.subarray(-TAG_BYTES));
      const opened = decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES));
      try {
        return Buffer.concat([opened, decipher.final()]).toString('utf8');
      } catch {
        // GCM says so of everything that this key did not seal for this owner.
        return null;
      }
    },
  };
}

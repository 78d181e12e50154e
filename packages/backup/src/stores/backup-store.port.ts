import type { Readable } from 'node:stream';

/** Where backups are kept. A backup is a folder of objects under its name; it is whole once its manifest is there. */
export interface BackupStore {
  /** Where that is, in words without a secret. */
  readonly place: string;
  /** Every backup, and every beginning of one, in the order of their names, which is that of time. */
  list(): Promise<string[]>;
  /** Takes the name of a backup that begins. Of all who ask for one, however close together, one is told true. */
  claim(backup: string): Promise<boolean>;
  /** Writes one object, all of it or none; what was there under its name is replaced. */
  write(object: StoredObject, content: AsyncIterable<Uint8Array>): Promise<void>;
  /** Reads one object; null where there is none. */
  read(object: StoredObject): Promise<Readable | null>;
  /** Takes a backup away, its manifest first: nobody takes the rest for a whole one. */
  remove(backup: string): Promise<void>;
}

export interface StoredObject {
  backup: string;
  object: string;
}

export const MANIFEST_OBJECT = 'manifest.json';

/** Written first into a bucket: there a name is taken by its first object. */
export const CLAIM_OBJECT = 'claim.json';

/** Written beside a backup once it was restored and compared. */
export const PROOF_OBJECT = 'proof.json';

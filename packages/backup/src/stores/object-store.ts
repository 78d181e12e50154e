import { Readable } from 'node:stream';
import { type AWSHeaders, S3mini, S3ServiceError } from 's3mini';
import { BackupError, reasonOf } from '../backup-error.ts';
import { isBackupName } from '../backup-name.ts';
import { type BackupStore, CLAIM_OBJECT, MANIFEST_OBJECT, type StoredObject } from './backup-store.port.ts';
import { inParts } from './in-parts.ts';
import { resumingRead } from './resuming-read.ts';
import { retryingFetch } from './retrying-fetch.ts';

/** What opens a store that speaks S3. */
export interface ObjectStoreAccess {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
  /** Null: that of Amazon in the region. */
  endpoint: string | null;
}

/** "s3://bucket/some/prefix" */
const ADDRESS = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:\/[A-Za-z0-9._-]+)*)\/?$/;
/** The store writes it only where there is nothing yet, or says that there is, or that somebody is writing it just now. */
const ONLY_IF_NONE = { 'if-none-match': '*' } as AWSHeaders;
const IS_TAKEN: readonly number[] = [409, 412];
const BINARY = 'application/octet-stream';
/** Of ten thousand parts, which is as many as there may be: 160 GB for one table, as it is kept. */
const PART_BYTES = 16 * 1_024 * 1_024;

export function isObjectStoreAddress(address: string): boolean {
  return ADDRESS.test(address);
}

/** Backups in a bucket. An object is there once all of it was taken in: of an upload that was given up nothing is seen. */
export class ObjectStore implements BackupStore {
  readonly place: string;
  readonly #bucket: S3mini;
  readonly #prefix: string;

  constructor(address: string, { endpoint, region, ...credentials }: ObjectStoreAccess) {
    const [, bucket = '', path = ''] = ADDRESS.exec(address) ?? [];
    const server = (endpoint ?? `https://s3.${region}.amazonaws.com`).replace(/\/+$/, '');
    this.place = `s3://${bucket}${path}`;
    this.#prefix = path === '' ? '' : `${path.slice(1)}/`;
    this.#bucket = new S3mini({
      ...credentials,
      region,
      endpoint: `${server}/${bucket}`,
      fetch: retryingFetch,
    });
  }

  async list(): Promise<string[]> {
    const keys = await this.#keysUnder(this.#prefix);
    const names = keys.map((key) => key.slice(this.#prefix.length).split('/')[0] ?? '');
    return [...new Set(names)].filter(isBackupName).toSorted();
  }

  async claim(backup: string): Promise<boolean> {
    if ((await this.#keysUnder(`${this.#prefix}${backup}/`)).length > 0) return false;
    const key = this.#keyOf({ backup, object: CLAIM_OBJECT });
    try {
      const taken = JSON.stringify({ backup });
      await this.#bucket.putObject(key, taken, 'application/json', undefined, ONLY_IF_NONE);
      return true;
    } catch (fault) {
      if (fault instanceof S3ServiceError && IS_TAKEN.includes(fault.status)) return false;
      throw this.#refused(key, fault);
    }
  }

  async write(object: StoredObject, content: AsyncIterable<Uint8Array>): Promise<void> {
    const key = this.#keyOf(object);
    const parts = inParts(content, PART_BYTES);
    const first = await parts.next();
    const second = await parts.next();
    // What is small goes in one request.
    if (second.done === true) {
      await this.#asked(key, () => this.#bucket.putObject(key, first.value ?? Buffer.alloc(0), BINARY));
      return;
    }
    const begun = [first.value, second.value].filter((part) => part !== undefined);
    await this.#writeParts(key, begun, parts);
  }

  async read(object: StoredObject): Promise<Readable | null> {
    const key = this.#keyOf(object);
    const response = await this.#asked(key, () => this.#bucket.getObjectResponse(key));
    if (response === null) return null;
    const etag = response.headers.get('etag');
    // Of the same object alone: what somebody put in its place meanwhile has other bytes there.
    const condition = etag === null ? {} : { 'if-match': etag };
    const restFrom = (byte: number) =>
      this.#asked(key, () => this.#bucket.getObjectRaw(key, false, byte, undefined, condition));
    return Readable.from(resumingRead(response, restFrom), { objectMode: false });
  }

  async remove(backup: string): Promise<void> {
    if (!isBackupName(backup)) throw new RangeError(`"${backup}" is the name of no backup`);
    const manifest = this.#keyOf({ backup, object: MANIFEST_OBJECT });
    const keys = await this.#keysUnder(`${this.#prefix}${backup}/`);
    const rest = keys.filter((key) => key !== manifest);
    for (const key of [...(rest.length < keys.length ? [manifest] : []), ...rest])
      await this.#asked(key, () => this.#bucket.deleteObject(key));
  }

  async #writeParts(key: string, begun: readonly Buffer[], rest: AsyncIterable<Buffer>): Promise<void> {
    const id = await this.#asked(key, () => this.#bucket.getMultipartUploadId(key, BINARY));
    try {
      const written: Awaited<ReturnType<S3mini['uploadPart']>>[] = [];
      const add = async (part: Buffer) => {
        const place = written.length + 1;
        written.push(await this.#asked(key, () => this.#bucket.uploadPart(key, id, part, place)));
      };
      for (const part of begun) await add(part);
      for await (const part of rest) await add(part);
      const whole = await this.#asked(key, () => this.#bucket.completeMultipartUpload(key, id, written));
      // A store may find out that it cannot when it has begun to answer that it can.
      if (!whole.etag) throw new BackupError(`${this.place} did not put the parts of ${key} together.`);
    } catch (fault) {
      // What comes after this fault must not hide it. A store that cannot be reached forgets it by its own rule.
      await this.#bucket.abortMultipartUpload(key, id).catch(() => undefined);
      throw fault;
    }
  }

  async #keysUnder(prefix: string): Promise<string[]> {
    const listed = await this.#asked(prefix, () => this.#bucket.listObjects('/', prefix));
    if (listed === null) throw new BackupError(`There is no such bucket: ${this.place}.`);
    return listed.map(({ Key }) => Key);
  }

  /** What the store refuses, or does not answer, in a sentence; never with what opens it. */
  async #asked<Result>(what: string, ask: () => Promise<Result>): Promise<Result> {
    try {
      return await ask();
    } catch (fault) {
      throw this.#refused(what, fault);
    }
  }

  #refused(what: string, fault: unknown): BackupError {
    const said = `The store ${this.place} does not do what is asked of it (${what}): ${whyOf(fault)}.`;
    return new BackupError(said, { cause: fault });
  }

  #keyOf({ backup, object }: StoredObject): string {
    return `${this.#prefix}${backup}/${object}`;
  }
}

/** fetch says "fetch failed", and what failed in its cause. */
function whyOf(fault: unknown): string {
  const cause = fault instanceof TypeError && fault.cause !== undefined ? fault.cause : fault;
  return reasonOf(cause);
}

import { randomBytes } from 'node:crypto';
import { startTestObjectStore, type TestObjectStore } from '@earntrack/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupError } from '../backup-error.ts';
import { emptyFolder } from '../testing/backup-wish.ts';
import { type BackupStore, MANIFEST_OBJECT } from './backup-store.port.ts';
import { openStore } from './open-store.ts';
import { readWhole, writeWhole } from './read-whole.ts';

const [FIRST, SECOND] = ['2026-11-25T00-00-30Z', '2026-11-26T00-00-30Z'];
/** Two whole parts of an upload and something of a third. */
const LARGE_BYTES = 40 * 1_024 * 1_024;
const CHUNK_BYTES = 300_000;

let server: TestObjectStore;
beforeAll(async () => {
  server = await startTestObjectStore();
});
afterAll(() => server.stop());

const accessOf = (more: { secretAccessKey?: string } = {}) => ({
  ...server.credentials,
  endpoint: server.endpoint,
  ...more,
});
const newPrefix = () => `s3://${server.bucket}/${randomBytes(4).toString('hex')}/backups`;
const newBucketStore = () => openStore(newPrefix(), accessOf());

const KINDS: [string, () => Promise<BackupStore>][] = [
  ['a folder', async () => openStore(await emptyFolder())],
  ['an object store', () => Promise.resolve(newBucketStore())],
];

async function* inChunks(content: Buffer, failsAt = Infinity): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < content.length; from += CHUNK_BYTES) {
    if (from >= failsAt) throw new Error('The database went away.');
    yield await Promise.resolve(content.subarray(from, from + CHUNK_BYTES));
  }
}

async function contentOf(store: BackupStore, object: string): Promise<Buffer | null> {
  const stream = await store.read({ backup: FIRST, object });
  return stream === null ? null : Buffer.concat(await stream.toArray());
}

describe.each(KINDS)('%s', (_, newStore) => {
  it('gives back what was written, the newest of it, and nothing of what never was', async () => {
    const store = await newStore();
    expect(await store.list()).toEqual([]);
    const wanted = { backup: FIRST, object: MANIFEST_OBJECT };
    await writeWhole(store, wanted, { made: 1 });
    await writeWhole(store, wanted, { made: 2 });
    expect(await readWhole(store, wanted)).toBe('{\n  "made": 2\n}\n');
    expect(await store.read({ backup: FIRST, object: 'proof.json' })).toBeNull();
    expect(await store.read({ backup: SECOND, object: MANIFEST_OBJECT })).toBeNull();
    await store.write({ backup: FIRST, object: 'empty' }, inChunks(Buffer.alloc(0)));
    expect(await contentOf(store, 'empty')).toEqual(Buffer.alloc(0));
  });

  it('gives the name of a backup to one of all who ask for it at once, and to nobody while it is there', async () => {
    const store = await newStore();
    const asked = await Promise.all(Array.from({ length: 8 }, () => store.claim(FIRST)));
    expect(asked.filter(Boolean)).toHaveLength(1);
    expect(await store.list()).toEqual([FIRST]);
    await writeWhole(store, { backup: SECOND, object: MANIFEST_OBJECT }, {});
    expect(await store.claim(SECOND)).toBe(false);
    await store.remove(FIRST);
    expect(await store.claim(FIRST)).toBe(true);
  });

  it('lists backups in the order of time, also half ones, and nothing that is none', async () => {
    const store = await newStore();
    await writeWhole(store, { backup: SECOND, object: 'account.copy.zst' }, {});
    await writeWhole(store, { backup: 'lost+found', object: 'x' }, {});
    for (let table = 0; table < 25; table += 1)
      await writeWhole(store, { backup: FIRST, object: `table_${table}.copy.zst` }, {});
    expect(await store.list()).toEqual([FIRST, SECOND]);
  });

  it('gives a large object back to the byte', async () => {
    const store = await newStore();
    const content = randomBytes(LARGE_BYTES);
    await store.write({ backup: FIRST, object: 'earning.copy.zst' }, inChunks(content));
    expect((await contentOf(store, 'earning.copy.zst'))?.equals(content)).toBe(true);
  });

  it.each([1, LARGE_BYTES - CHUNK_BYTES])(
    'keeps nothing of an object whose content ends in a failure after %i bytes, and tells it',
    async (failsAt) => {
      const store = await newStore();
      const object = { backup: FIRST, object: 'earning.copy.zst' };
      const content = Buffer.alloc(LARGE_BYTES, 7);
      await expect(store.write(object, inChunks(content, failsAt))).rejects.toThrow(
        'The database went away.',
      );
      expect(await store.read(object)).toBeNull();
      expect(server.uploads.size).toBe(0);
    },
  );

  it('takes one backup away and leaves the others', async () => {
    const store = await newStore();
    for (const backup of [FIRST, SECOND])
      for (const object of ['account.copy.zst', MANIFEST_OBJECT])
        await writeWhole(store, { backup, object }, {});
    await store.remove(FIRST);
    await store.remove(FIRST);
    expect(await store.list()).toEqual([SECOND]);
    await expect(store.remove('..')).rejects.toThrow(RangeError);
  });
});

describe('an object store', () => {
  it('takes the manifest of a backup away first, so that nobody takes the rest for a whole one', async () => {
    const store = newBucketStore();
    for (const object of ['account.copy.zst', MANIFEST_OBJECT, 'proof.json'])
      await writeWhole(store, { backup: FIRST, object }, {});
    server.requests.length = 0;
    await store.remove(FIRST);
    const removed = server.requests.filter((line) => line.startsWith('DELETE'));
    expect(removed).toHaveLength(3);
    expect(removed[0]).toContain(MANIFEST_OBJECT);
  });

  it('keeps one prefix apart from another, whichever begins like it', async () => {
    const address = newPrefix();
    const [store, longer] = [address, `${address}-of-old`].map((each) => openStore(each, accessOf()));
    await writeWhole(longer as BackupStore, { backup: FIRST, object: MANIFEST_OBJECT }, {});
    expect(await store?.list()).toEqual([]);
    expect(longer?.place).toBe(`${address}-of-old`);
  });

  it('is asked again while it is busy, in the middle of a large object too', async () => {
    const store = newBucketStore();
    const content = randomBytes(LARGE_BYTES);
    server.fail(/^PUT/, 2);
    await store.write({ backup: FIRST, object: 'earning.copy.zst' }, inChunks(content));
    server.fail(/^GET/, 2);
    expect((await contentOf(store, 'earning.copy.zst'))?.equals(content)).toBe(true);
  });

  it('whose connection breaks in the middle of an object, again and again, gives the rest of it and nothing twice', async () => {
    const store = newBucketStore();
    const content = randomBytes(LARGE_BYTES);
    await store.write({ backup: FIRST, object: 'earning.copy.zst' }, inChunks(content));
    server.ranges.length = 0;
    server.cut(3_000_000, 4);
    expect((await contentOf(store, 'earning.copy.zst'))?.equals(content)).toBe(true);
    const from = server.ranges.map((range) => Number(/^bytes=(\d+)-$/.exec(range)?.[1]));
    expect(from).toHaveLength(4);
    expect(from.every((byte, place) => byte > (from[place - 1] ?? 0))).toBe(true);
    expect(from.at(-1)).toBeLessThanOrEqual(4 * 3_000_000);
  });

  it('never gives the end of another object than that which it began with', async () => {
    const store = newBucketStore();
    const object = { backup: FIRST, object: 'earning.copy.zst' };
    await store.write(object, inChunks(randomBytes(LARGE_BYTES)));
    server.cut(1_000_000, 1);
    const stream = await store.read(object);
    const [key] = [...server.objects.keys()].slice(-1);
    server.objects.set(key ?? '', randomBytes(LARGE_BYTES));
    await expect(stream?.toArray()).rejects.toThrow(
      /^The store s3:\/\/.* does not do what is asked of it .*412/,
    );
  });

  it('that breaks off without a byte more, however often it is asked, fails', async () => {
    const store = newBucketStore();
    const object = { backup: FIRST, object: 'earning.copy.zst' };
    await store.write(object, inChunks(randomBytes(CHUNK_BYTES)));
    server.cut(CHUNK_BYTES / 2, 1);
    const stream = await store.read(object);
    server.cut(0, 100);
    await expect(stream?.toArray()).rejects.toThrow(/does not do what is asked of it/);
    server.cut(0, 0);
  });

  it('that stays busy fails with a sentence, and nothing of what was begun is left in it', async () => {
    const store = newBucketStore();
    server.fail(/^PUT/, 5);
    const writing = store.write({ backup: FIRST, object: 'x.copy.zst' }, inChunks(Buffer.alloc(LARGE_BYTES)));
    await expect(writing).rejects.toThrow(/^The store s3:\/\/.* does not do what is asked of it .*503/);
    expect(server.uploads.size).toBe(0);
  });

  it('refuses who has another secret, and the sentence says no secret', async () => {
    const secretAccessKey = 'somebody else';
    const store = openStore(newPrefix(), accessOf({ secretAccessKey }));
    const refusal: unknown = await store.list().catch((fault: unknown) => fault);
    expect(refusal).toBeInstanceOf(BackupError);
    expect(String(refusal)).toMatch(/403/);
    const all = JSON.stringify(
      [refusal, (refusal as Error).cause],
      Object.getOwnPropertyNames(Error.prototype),
    );
    expect(`${String(refusal)} ${all} ${(refusal as Error).stack}`).not.toContain(secretAccessKey);
  });

  it('that is not there, or has no such bucket, is named', async () => {
    const elsewhere = openStore(`s3://no-${server.bucket}/backups`, accessOf());
    await expect(elsewhere.list()).rejects.toThrow(/^There is no such bucket: s3:\/\/no-/);
    const gone = await startTestObjectStore();
    await gone.stop();
    const store = openStore(`s3://${gone.bucket}`, { ...gone.credentials, endpoint: gone.endpoint });
    await expect(store.list()).rejects.toThrow(/ECONNREFUSED/);
  });

  it('is not opened without what opens it', () => {
    expect(() => openStore(newPrefix())).toThrow('AWS_ACCESS_KEY_ID');
    for (const address of ['s3://', 's3://UPPER/x', 's3://bucket/../x y', 'ftp://bucket', 'backups'])
      expect(() => openStore(address, accessOf())).toThrow(/is no place for backups/);
  });
});

import type { BackupStore, StoredObject } from './backup-store.port.ts';

/** A small object as text; null where there is none. */
export async function readWhole(store: BackupStore, object: StoredObject): Promise<string | null> {
  const stream = await store.read(object);
  if (stream === null) return null;
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}

/** Writes a small object that is JSON. */
export async function writeWhole(store: BackupStore, object: StoredObject, value: unknown): Promise<void> {
  await store.write(object, oneChunk(`${JSON.stringify(value, null, 2)}\n`));
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

import { z } from 'zod';
import { BackupError } from './backup-error.ts';
import { findManifest, sumOfBytes, sumOfRows } from './manifest.ts';
import { type BackupStore, PROOF_OBJECT } from './stores/backup-store.port.ts';
import { readWhole } from './stores/read-whole.ts';

export interface ListedBackup {
  name: string;
  /** Half without its manifest, which is written last; one whose manifest cannot be read here may be another version's. */
  state: 'whole' | 'half' | 'unreadable';
  /** What was saved until then is in it; null where its manifest does not say. */
  begunAt: Date | null;
  isEncrypted: boolean;
  rows: number;
  bytes: number;
  /** When it was last restored and found equal; null: never. */
  verifiedAt: string | null;
}

const proofText = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('is not JSON');
      return z.NEVER;
    }
  })
  .pipe(z.object({ backup: z.string(), verifiedAt: z.iso.datetime() }));

/** Every backup of a store, oldest first. */
export async function listBackups(store: BackupStore): Promise<ListedBackup[]> {
  const listed: ListedBackup[] = [];
  for (const name of await store.list()) listed.push(await describe(store, name));
  return listed;
}

async function describe(store: BackupStore, name: string): Promise<ListedBackup> {
  const nothing = { name, begunAt: null, isEncrypted: false, rows: 0, bytes: 0, verifiedAt: null };
  const manifest = await findManifest(store, name).catch((fault: unknown) => {
    if (fault instanceof BackupError) return 'unreadable' as const;
    throw fault;
  });
  if (manifest === null) return { ...nothing, state: 'half' };
  if (manifest === 'unreadable') return { ...nothing, state: 'unreadable' };
  return {
    name,
    state: 'whole',
    begunAt: new Date(manifest.begunAt),
    isEncrypted: manifest.isEncrypted,
    rows: sumOfRows(manifest),
    bytes: sumOfBytes(manifest),
    verifiedAt: await provedAt(store, name),
  };
}

async function provedAt(store: BackupStore, backup: string): Promise<string | null> {
  const text = await readWhole(store, { backup, object: PROOF_OBJECT });
  if (text === null) return null;
  const read = proofText.safeParse(text);
  return read.success && read.data.backup === backup ? read.data.verifiedAt : null;
}

import type { FileHandle } from 'node:fs/promises';
import type { Actor, Handle } from '../../actor.ts';
import { archiveAccount } from './archive-account.service.ts';
import type { ArchiveManifest } from './archive-manifest.ts';
import { fileSink, openTemporaryFile } from './temporary-file.ts';

export interface ArchiveFile {
  /** Whoever has it closes it, and with that it is gone. */
  file: FileHandle;
  bytes: number;
  manifest: ArchiveManifest;
}

/**
 * An archive on our own disk. It is whole before anybody gets a byte of it, so that neither a snapshot nor a connection waits
 * for a slow reader, and a fault is an answer and not a file that breaks off.
 */
export async function makeArchiveFile(
  db: Handle,
  actor: Actor,
  { productVersion, signal }: { productVersion: string; signal?: AbortSignal },
): Promise<ArchiveFile> {
  const file = await openTemporaryFile();
  try {
    const manifest = await archiveAccount(db, actor, { sink: fileSink(file), productVersion, signal });
    return { file, manifest, bytes: (await file.stat()).size };
  } catch (fault) {
    await file.close();
    throw fault;
  }
}

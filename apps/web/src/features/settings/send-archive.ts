import { readFailure } from '@earntrack/client';
import type { RestoredArchiveView } from '@earntrack/contract';
import { leaveSignedOut } from '../../lib/query.ts';
import { serverAddress } from '../../lib/server.ts';

/** Why an archive was not restored: a sentence for the person. */
export class RestoreError extends Error {
  override name = 'RestoreError';
}

interface Sending {
  signal: AbortSignal;
  /** Told how much of the file is on its way, from 0 to 1. */
  onProgress: (share: number) => void;
}

/** Sends an archive to be restored. The one request that is no fetch: only this way tells how far an upload is. */
export function sendArchive(file: Blob, { signal, onProgress }: Sending): Promise<RestoredArchiveView> {
  const { promise, resolve, reject } = Promise.withResolvers<RestoredArchiveView>();
  const request = new XMLHttpRequest();
  request.open('POST', serverAddress('/api/v1/archive'));
  request.withCredentials = true;
  request.setRequestHeader('content-type', 'application/zip');
  request.upload.addEventListener('progress', ({ loaded, total }) =>
    onProgress(total === 0 ? 1 : loaded / total),
  );
  request.addEventListener('load', () => {
    if (request.status === 200) resolve(JSON.parse(request.responseText) as RestoredArchiveView);
    else reject(refusalOf(request));
  });
  const unreachable = readFailure(new TypeError('Nobody answered')).message;
  request.addEventListener('error', () => reject(new RestoreError(unreachable)));
  request.addEventListener('abort', () => reject(new RestoreError('')));
  signal.addEventListener('abort', () => request.abort());
  request.send(file);
  return promise;
}

function refusalOf({ status, responseText }: XMLHttpRequest): RestoreError {
  if (status === 401) leaveSignedOut();
  return new RestoreError(detailOf(responseText) ?? readFailure(new Error('No answer of ours')).message);
}

/** The sentence of a problem (RFC 9457). */
function detailOf(text: string): string | null {
  try {
    const { detail } = JSON.parse(text) as { detail?: unknown };
    return typeof detail === 'string' ? detail : null;
  } catch {
    // The answer of a proxy in between, which has no words for a person.
    return null;
  }
}

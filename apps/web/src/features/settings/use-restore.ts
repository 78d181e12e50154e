import type { RestoredArchiveView } from '@earntrack/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { client } from '../../lib/query.ts';
import { keepSession } from '../../lib/session.ts';
import { RestoreError, sendArchive } from './send-archive.ts';

export type RestoreState =
  | { step: 'idle' }
  /** On its way; once all of it is there, the server reads and checks it. */
  | { step: 'sending'; share: number }
  | { step: 'done'; result: RestoredArchiveView }
  | { step: 'failed'; message: string };

/** Restores an archive. Going away or cancelling leaves nothing; sending it again is safe. */
export function useRestore() {
  const queries = useQueryClient();
  const [state, setState] = useState<RestoreState>({ step: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (file: Blob) => {
    const control = new AbortController();
    running.current = control;
    setState({ step: 'sending', share: 0 });
    try {
      const onProgress = (share: number) => setState({ step: 'sending', share });
      const result = await sendArchive(file, { signal: control.signal, onProgress });
      setState({ step: 'done', result });
      // Zone, currency and language are those of the archive now.
      keepSession(await client.auth.session.query());
      await queries.invalidateQueries();
    } catch (err) {
      if (control.signal.aborted) return;
      if (!(err instanceof RestoreError)) throw err;
      setState({ step: 'failed', message: err.message });
    }
  };
  const cancel = () => {
    running.current?.abort();
    setState({ step: 'idle' });
  };
  return { state, start, cancel, reset: () => setState({ step: 'idle' }) };
}

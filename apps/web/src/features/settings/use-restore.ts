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

/** Restores an archive. Going away or cancelling before it is recorded leaves nothing; sending it again is safe. */
export function useRestore() {
  const queries = useQueryClient();
  const [state, setState] = useState<RestoreState>({ step: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  /** Zone, currency and language may be those of the archive now. What cannot be had at this moment is asked for by its screen. */
  const askAnew = async () => {
    const session = await client.auth.session.query().catch(() => null);
    if (session) keepSession(session);
    await queries.invalidateQueries();
  };
  const start = async (file: Blob) => {
    const control = new AbortController();
    running.current = control;
    setState({ step: 'sending', share: 0 });
    try {
      const onProgress = (share: number) => setState({ step: 'sending', share });
      const result = await sendArchive(file, { signal: control.signal, onProgress });
      setState({ step: 'done', result });
      await askAnew();
    } catch (err) {
      if (control.signal.aborted) return;
      if (!(err instanceof RestoreError)) throw err;
      setState({ step: 'failed', message: err.message });
    }
  };
  const cancel = () => {
    running.current?.abort();
    setState({ step: 'idle' });
    // It may have been recorded already at that moment.
    void askAnew();
  };
  return { state, start, cancel, reset: () => setState({ step: 'idle' }) };
}

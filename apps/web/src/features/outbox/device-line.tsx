import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Button } from '../../components/button.tsx';
import { useToasts } from '../../components/toast.tsx';
import { useOnline } from '../../lib/online.ts';
import { closeOutbox, openOutbox, useOutbox } from '../../lib/outbox/outbox.ts';
import { waiting } from '../../lib/outbox/outbox-entry.ts';
import { sendKept, startSending } from '../../lib/outbox/outbox-sender.ts';
import { preloadPlatforms } from '../../lib/preload.ts';
import { leaveSignedOut } from '../../lib/query.ts';
import { useClockFault } from '../../lib/server-clock.ts';
import { useSignedIn } from '../../lib/session.ts';
import { clockWords, deviceWords } from './device-words.ts';
import './outbox.css';

/** One quiet line above the screen: what this device keeps, whether it has a network, whether its clock is right. */
export function DeviceLine() {
  useSending();
  const { entries, pause } = useOutbox();
  const isOnline = useOnline();
  const clock = clockWords(useClockFault());
  const toSend = waiting(entries).length;
  const words = deviceWords({ isOnline, pause, waiting: toSend, refused: entries.length - toSend });
  return (
    <div className="device-line" role="status">
      {words && <p>{words}</p>}
      {entries.length > 0 && <Ways isSignedOut={isOnline && pause === 'signed_out'} />}
      {clock && <p>{clock}</p>}
    </div>
  );
}

function Ways({ isSignedOut }: { isSignedOut: boolean }) {
  const { entries } = useOutbox();
  if (isSignedOut) {
    return (
      <Button look="quiet" onClick={leaveSignedOut}>
        Sign in
      </Button>
    );
  }
  return <Link to={entries.some(({ kind }) => kind === 'earning') ? '/earnings' : '/work'}>Show</Link>;
}

function useSending(): void {
  const { account } = useSignedIn();
  const queries = useQueryClient();
  const toasts = useToasts();
  useEffect(() => {
    preloadPlatforms();
    // A browser without a store keeps nothing, so there is nothing to send either.
    openOutbox(account.id).then(sendKept, () => undefined);
    const stop = startSending((count) => {
      toasts.show({
        text: count === 1 ? 'Recorded the entry that was kept.' : `Recorded ${count} kept entries.`,
      });
      void queries.invalidateQueries();
    });
    return () => {
      stop();
      closeOutbox();
    };
  }, [account.id, queries, toasts]);
}

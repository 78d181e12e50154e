import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Button } from './components/button.tsx';
import { ErrorState } from './components/error-state.tsx';
import { Note } from './components/note.tsx';
import { PageTitle } from './components/page-title.tsx';
import { isScreenMissing, reloadIfReachable, reloadUnasked } from './lib/screen-code.ts';

/** Stands in the place of a screen that failed; the frame around it stays. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  if (isScreenMissing(error)) return <ScreenMissing />;
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <ErrorState error={error} onRetry={retry} />;
}

function ScreenMissing() {
  const [isAsking, setAsking] = useState(false);
  useEffect(() => void reloadUnasked(), []);
  const retry = async () => {
    setAsking(true);
    await reloadIfReachable();
    setAsking(false);
  };
  return (
    <>
      <PageTitle>No connection</PageTitle>
      <h1 className="vh">No connection</h1>
      <Note kind="bad" title="This screen could not be loaded" isSpoken>
        <p>There is no connection to the server. What is recorded is safe.</p>
        <Button isBusy={isAsking} onClick={() => void retry()}>
          Try again
        </Button>
      </Note>
    </>
  );
}

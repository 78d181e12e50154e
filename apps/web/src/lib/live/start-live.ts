import { readFailure } from '@earntrack/client';
import { followChanges } from '@earntrack/client/live';
import { SIGNED_IN_AGAIN } from '../held-place.ts';
import { client, leaveSignedOut, queryClient } from '../query.ts';
import { sessionOptions } from '../session.ts';
import { isTyping, whenTyped } from '../typing.ts';
import { startTakingIn } from './take-in.ts';

/**
 * Shows what other devices change, as they change it. Only a page that is looked at holds the stream: browsers allow six
 * connections to a server without HTTP/2, for all of its tabs. One that comes back into sight is told what it missed.
 */
export function startLive(): () => void {
  const stopping = new AbortController();
  const { take, stop: stopTaking } = startTakingIn();
  const following = followChanges(client, {
    onChange: take,
    onEnded: (error) => {
      if (readFailure(error).code === 'not_signed_in') void leaveOrGoOn(look, stopping.signal);
    },
    // Nothing here is older than the page.
    shownForMs: () => Date.now() - performance.timeOrigin,
  });
  const look = () => {
    if (document.visibilityState === 'visible' && navigator.onLine) following.goOn();
    else following.hold();
  };
  const { signal } = stopping;
  document.addEventListener('visibilitychange', look, { signal });
  for (const type of ['online', 'offline', 'pageshow', SIGNED_IN_AGAIN])
    window.addEventListener(type, look, { signal });
  look();
  return () => {
    stopping.abort();
    following.stop();
    stopTaking();
  };
}

/** A new password ends every session and begins another one here, which may still be on its way. */
async function leaveOrGoOn(goOn: () => void, signal: AbortSignal): Promise<void> {
  const before = queryClient.getQueryData(sessionOptions.queryKey)?.account?.id;
  await nothingSent();
  const session = await client.auth.session.query().catch(() => null);
  if (signal.aborted) return;
  if (session === null || session.account?.id === before) goOn();
  else leaveOnceTyped(signal);
}

/** Once every change that this page sent is answered. */
function nothingSent(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (queryClient.isMutating() > 0) return;
      stop();
      resolve();
    };
    const stop = queryClient.getMutationCache().subscribe(look);
    look();
  });
}

/** What somebody is typing is not torn away from them: saving it leads to the sign-in as well, and back. */
function leaveOnceTyped(signal: AbortSignal): void {
  if (!isTyping()) return leaveSignedOut();
  const stop = whenTyped(() => {
    stop();
    if (!signal.aborted) leaveSignedOut();
  });
}

import { readFailure } from '@earntrack/client';
import { followChanges } from '@earntrack/client/live';
import { client, leaveSignedOut } from '../query.ts';
import { isTyping, whenTyped } from '../typing.ts';
import { startTakingIn } from './take-in.ts';

/**
 * Shows what other devices change, as they change it. Only a page that is looked at holds the stream: browsers allow six
 * connections to a server without HTTP/2, for all of its tabs. One that comes back into sight is told what it missed.
 */
export function startLive(): () => void {
  const { take, stop: stopTaking } = startTakingIn();
  const following = followChanges(client, {
    onChange: take,
    onEnded: (error) => {
      if (readFailure(error).code === 'not_signed_in') leaveOnceTyped();
    },
    // Nothing here is older than the page.
    shownForMs: () => Date.now() - performance.timeOrigin,
  });
  const look = () => {
    if (document.visibilityState === 'visible' && navigator.onLine) following.goOn();
    else following.hold();
  };
  const events = [
    [document, 'visibilitychange'],
    [window, 'online'],
    [window, 'offline'],
    [window, 'pageshow'],
  ] as const;
  for (const [target, type] of events) target.addEventListener(type, look);
  look();
  return () => {
    for (const [target, type] of events) target.removeEventListener(type, look);
    following.stop();
    stopTaking();
  };
}

/** What somebody is typing is not torn away from them: saving it leads to the sign-in as well, and back. */
function leaveOnceTyped(): void {
  if (!isTyping()) return leaveSignedOut();
  const stop = whenTyped(() => {
    stop();
    leaveSignedOut();
  });
}

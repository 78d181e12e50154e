import { createFileRoute, Outlet, redirect } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { AppFrame } from '../components/app-frame.tsx';
import { FrameSkeleton, ScreenSkeleton } from '../components/frame-skeleton.tsx';
import { Notices } from '../features/notices/index.ts';
import { DeviceLine } from '../features/outbox/index.ts';
import { PaletteHost } from '../features/palette/index.ts';
import { SignInAgain } from '../features/sign-in-again/index.ts';
import { Live } from '../lib/live/live.ts';
import { SignedInContext, sessionOptions, useSessionOfPage } from '../lib/session.ts';

/** Everything below is for somebody who is signed in. */
export const Route = createFileRoute('/_app')({
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.query({ ...sessionOptions, staleTime: 'static' });
    if (session.account) return;
    if (session.isFirstAccount) throw redirect({ to: '/register', search: {} });
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
  },
  pendingComponent: FrameSkeleton,
  component: SignedIn,
});

function SignedIn() {
  const signedIn = useSessionOfPage();
  // The frame is drawn at once and the screen in steps after it: drawn together they hold up a phone's first touch.
  const isFrameThere = useDeferredValue(true, false);
  return (
    <SignedInContext value={signedIn}>
      <AppFrame>
        {isFrameThere ? (
          <>
            <Live key={signedIn.account.id} />
            <Notices />
            <DeviceLine />
            <Outlet />
          </>
        ) : (
          <ScreenSkeleton />
        )}
        <PaletteHost />
        <SignInAgain />
      </AppFrame>
    </SignedInContext>
  );
}

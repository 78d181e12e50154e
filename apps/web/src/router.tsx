import { createRouter } from '@tanstack/react-router';
import { NotFound } from './components/not-found.tsx';
import { queryClient } from './lib/query.ts';
import { whenIdle } from './lib/screen-code.ts';
import { isOpenPath } from './lib/search-place.ts';
import { keepSession, sessionOptions } from './lib/session.ts';
import { trpc } from './lib/trpc.ts';
import { routeTree } from './route-tree.gen.ts';
import { RouteError } from './route-error.tsx';

export const router = createRouter({
  routeTree,
  context: { queryClient, trpc },
  defaultPreload: 'intent',
  defaultPreloadDelay: 60,
  // Loaders ask the query cache, which knows what is fresh.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 150,
  defaultPendingMinMs: 0,
  scrollRestoration: true,
  defaultErrorComponent: RouteError,
  defaultNotFoundComponent: NotFound,
});

/** Brings the code of every screen once the first one stands, so that the network may go away afterwards. */
export function loadScreensWhenIdle(): void {
  const stop = router.subscribe('onRendered', () => {
    stop();
    whenIdle(() => {
      // One that does not come now is asked for again when somebody goes there.
      const loads = Object.values(router.routesById).map(async (route) => router.loadRouteChunk(route));
      void Promise.allSettled(loads);
    });
  });
}

/** Somebody who is not signed in any more goes to the sign-in, and comes back to where they were. */
export function leaveForSignIn(): void {
  const session = queryClient.getQueryData(sessionOptions.queryKey);
  if (session?.account) keepSession({ ...session, account: null, profile: null });
  const { pathname, href } = router.state.location;
  if (isOpenPath(pathname)) return;
  void router.navigate({ to: '/sign-in', search: { to: href } });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

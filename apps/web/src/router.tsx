import { type AnyRoute, createRouter } from '@tanstack/react-router';
import { NotFound } from './components/not-found.tsx';
import { noteFallenScreen } from './lib/beacons/page-errors.ts';
import { askToSignInHere } from './lib/held-place.ts';
import { queryClient } from './lib/query.ts';
import { isScreenMissing, whenIdle } from './lib/screen-code.ts';
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
  defaultOnCatch: noteFallen,
  defaultNotFoundComponent: NotFound,
});

/** A screen whose code did not come says nothing about the page. */
function noteFallen(error: unknown): void {
  if (!isScreenMissing(error)) noteFallenScreen(error);
}

/** Brings the code of the screen that was asked for while it is still being found out who asks. */
export function loadScreenAhead(): void {
  const { pathname, search } = router.latestLocation;
  if (isOpenPath(pathname)) return;
  for (const { routeId } of router.matchRoutes(pathname, search)) {
    const route: AnyRoute | undefined = router.routesById[routeId as keyof typeof router.routesById];
    void loadCode(route);
  }
}

/** Brings the code of every screen once the first one stands, so that the network may go away afterwards. */
export function loadScreensWhenIdle(): void {
  const stop = router.subscribe('onRendered', () => {
    stop();
    whenIdle(() => loadNext(Object.values(router.routesById)));
  });
}

/** One after the other, so that nobody who is already at work waits for them. */
function loadNext([route, ...others]: AnyRoute[]): void {
  if (route === undefined) return;
  void loadCode(route).then(() => whenIdle(() => loadNext(others)));
}

/** A screen that does not come now is asked for again when somebody goes there. */
async function loadCode(route: AnyRoute | undefined): Promise<void> {
  if (route) await Promise.resolve(router.loadRouteChunk(route)).catch(() => undefined);
}

/** Somebody who is not signed in any more goes to the sign-in, and comes back to where they were; or signs in over what they would lose. */
export function leaveForSignIn(): void {
  const session = queryClient.getQueryData(sessionOptions.queryKey);
  // Whoever has just signed out themselves is asked nothing.
  if (session?.account && askToSignInHere()) return;
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

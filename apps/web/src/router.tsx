import { createRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState, NotFound } from './components/index.ts';
import { queryClient } from './lib/query.ts';
import { keepSession, sessionOptions } from './lib/session.ts';
import { trpc } from './lib/trpc.ts';
import { routeTree } from './route-tree.gen.ts';

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

function RouteError({ error, reset }: ErrorComponentProps) {
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <ErrorState error={error} onRetry={retry} />;
}

/** Somebody who is not signed in any more goes to the sign-in, and comes back to where they were. */
export function leaveForSignIn(): void {
  const session = queryClient.getQueryData(sessionOptions.queryKey);
  if (session?.account) keepSession({ ...session, account: null, profile: null });
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in' || pathname === '/register') return;
  void router.navigate({ to: '/sign-in', search: { to: href } });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

import { createFileRoute, redirect } from '@tanstack/react-router';
import { SignInPage } from '../features/auth/index.ts';
import { leftBehind } from '../lib/draft-owner.ts';
import { countWaiting } from '../lib/outbox/count-waiting.ts';
import { safePlace } from '../lib/search-place.ts';
import { sessionOptions } from '../lib/session.ts';

export interface SignInSearch {
  /** Where the person was going. */
  to?: string;
}

export const Route = createFileRoute('/sign-in')({
  validateSearch: ({ to }: Record<string, unknown>): SignInSearch => (typeof to === 'string' ? { to } : {}),
  beforeLoad: async ({ context, search }) => {
    const session = await context.queryClient.query({ ...sessionOptions, staleTime: 'static' });
    if (session.account) throw redirect({ href: safePlace(search.to) });
  },
  // A browser without a store keeps nothing.
  loader: () => countWaiting(leftBehind().accountId).catch(() => ({ own: 0, others: 0 })),
  component: SignIn,
});

function SignIn() {
  return <SignInPage to={Route.useSearch().to} waiting={Route.useLoaderData()} />;
}

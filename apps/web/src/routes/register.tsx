import { createFileRoute, redirect } from '@tanstack/react-router';
import { RegisterPage } from '../features/auth/index.ts';
import { sessionOptions } from '../lib/session.ts';

export interface RegisterSearch {
  /** The token of an invitation link. */
  invitation?: string;
}

export const Route = createFileRoute('/register')({
  validateSearch: ({ invitation }: Record<string, unknown>): RegisterSearch =>
    typeof invitation === 'string' ? { invitation } : {},
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.query({ ...sessionOptions, staleTime: 'static' });
    if (session.account) throw redirect({ to: '/' });
  },
  component: Register,
});

function Register() {
  return <RegisterPage invitation={Route.useSearch().invitation} />;
}

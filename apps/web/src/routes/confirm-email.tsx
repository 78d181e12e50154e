import { createFileRoute } from '@tanstack/react-router';
import { ConfirmEmailPage } from '../features/auth/index.ts';
import { type LinkSearch, readLink } from '../lib/link-search.ts';
import { sessionOptions } from '../lib/session.ts';

export const Route = createFileRoute('/confirm-email')({
  validateSearch: (search: Record<string, unknown>): LinkSearch => readLink(search),
  loader: ({ context }) => context.queryClient.query({ ...sessionOptions, staleTime: 'static' }),
  component: Page,
});

function Page() {
  return <ConfirmEmailPage token={Route.useSearch().token} />;
}

import { readFailure } from '@earntrack/client';
import { createFileRoute } from '@tanstack/react-router';
import { ResetPasswordPage } from '../features/auth/index.ts';
import { type LinkSearch, readLink } from '../lib/link-search.ts';
import { client } from '../lib/query.ts';
import { sessionOptions } from '../lib/session.ts';

export const Route = createFileRoute('/reset-password')({
  validateSearch: (search: Record<string, unknown>): LinkSearch => readLink(search),
  loaderDeps: ({ search }) => ({ token: search.token }),
  loader: async ({ context, deps }) => {
    const [isDead] = await Promise.all([
      isDeadLink(deps.token),
      context.queryClient.query({ ...sessionOptions, staleTime: 'static' }),
    ]);
    return { isDead };
  },
  component: Page,
});

/** Only a plain "no" counts: where nobody answers, the form is there to try. */
async function isDeadLink(token: string | undefined): Promise<boolean> {
  if (token === undefined) return true;
  try {
    await client.auth.checkPasswordReset.mutate({ token });
    return false;
  } catch (err) {
    return readFailure(err).code === 'link_invalid';
  }
}

function Page() {
  const { token } = Route.useSearch();
  const { isDead } = Route.useLoaderData();
  return <ResetPasswordPage token={isDead ? undefined : token} />;
}

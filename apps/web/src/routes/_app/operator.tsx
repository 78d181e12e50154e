import { mayOperate } from '@earntrack/contract';
import { createFileRoute, redirect } from '@tanstack/react-router';
import { OperatorPage } from '../../features/operator/index.ts';
import { sessionOptions } from '../../lib/session.ts';

/** Whoever has no role here is shown what they came for. */
export const Route = createFileRoute('/_app/operator')({
  beforeLoad: async ({ context }) => {
    const { account } = await context.queryClient.query({ ...sessionOptions, staleTime: 'static' });
    if (account && !mayOperate(account.role, 'look')) throw redirect({ to: '/' });
  },
  component: OperatorPage,
});

import { createFileRoute } from '@tanstack/react-router';
import { ForgotPasswordPage } from '../features/auth/index.ts';
import { sessionOptions } from '../lib/session.ts';

export const Route = createFileRoute('/forgot-password')({
  loader: ({ context }) => context.queryClient.query({ ...sessionOptions, staleTime: 'static' }),
  component: ForgotPasswordPage,
});

import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { forgetSession } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';

export function SignOutButton() {
  const trpc = useTRPC();
  const router = useRouter();
  const signOut = useMutation(
    trpc.auth.logout.mutationOptions({
      onSuccess: async () => {
        await forgetSession();
        await router.navigate({ to: '/sign-in' });
      },
    }),
  );
  return (
    <>
      <Button isBusy={signOut.isPending} onClick={() => signOut.mutate()}>
        Sign out
      </Button>
      {signOut.error && <ErrorState error={signOut.error} title="You are still signed in" />}
    </>
  );
}

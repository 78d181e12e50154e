import { readFailure } from '@earntrack/client';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Address } from '../../components/address.tsx';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Note } from '../../components/note.tsx';
import { sessionOptions } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { AuthFrame } from './auth-frame.tsx';
import { DeadLink } from './dead-link.tsx';
import { Refusal } from './refusal.tsx';

/** Where a link to a new address leads. It is pressed, not only opened: some mail servers open every link. */
export function ConfirmEmailPage({ token }: { token: string | undefined }) {
  const confirming = useConfirming();
  const failure = confirming.error ? readFailure(confirming.error) : null;
  if (confirming.data) return <Confirmed email={confirming.data.email} />;
  if (!token || failure?.code === 'link_invalid') {
    return (
      <DeadLink>
        <p>
          If you confirmed it before, your new address counts already:{' '}
          <Link to="/sign-in">sign in with it</Link>. Otherwise ask for another link in your settings.
        </p>
      </DeadLink>
    );
  }
  return (
    <AuthFrame title="Confirm your address" heading="Sign in with your new address from now on?">
      {failure && (failure.code === 'email_taken' ? <Taken /> : <Refusal failure={failure} />)}
      <Button look="main" isWide isBusy={confirming.isPending} onClick={() => confirming.mutate({ token })}>
        Use the new address
      </Button>
    </AuthFrame>
  );
}

function Taken() {
  return (
    <Note kind="bad" title="There is already an account with this e-mail address" isSpoken>
      <p>It was made meanwhile. Your address stays as it was: choose another one in your settings.</p>
    </Note>
  );
}

function Confirmed({ email }: { email: string }) {
  const { data: session } = useSuspenseQuery(sessionOptions);
  return (
    <AuthFrame
      key="confirmed"
      title="Address confirmed"
      heading={
        <>
          From now on you sign in with <Address>{email}</Address>.
        </>
      }
    >
      <div className="buttons">
        {session.account ? (
          <ButtonLink to="/" look="main">
            Go to the overview
          </ButtonLink>
        ) : (
          <ButtonLink to="/sign-in" look="main">
            Sign in
          </ButtonLink>
        )}
      </div>
    </AuthFrame>
  );
}

function useConfirming() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.auth.confirmEmailChange.mutationOptions({
      // Whoever is signed in here may be somebody else: only the server knows.
      onSuccess: () => queries.invalidateQueries({ queryKey: sessionOptions.queryKey }),
    }),
  );
}

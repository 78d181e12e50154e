import { readFailure } from '@earntrack/client';
import type { SessionView, SignInView } from '@earntrack/contract';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { Note } from '../../components/note.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { EmailField } from '../../components/email-field.tsx';
import { leftBehind } from '../../lib/draft-owner.ts';
import type { WaitingCount } from '../../lib/outbox/count-waiting.ts';
import { sessionOptions } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { AuthFrame } from './auth-frame.tsx';
import { CodeStep } from './code-step.tsx';
import { Refusal } from './refusal.tsx';
import { useEntering } from './use-entering.ts';
import { waitingWords } from './waiting-words.ts';

interface SignInPageProps {
  /** Where the person was going. */
  to: string | undefined;
  /** What this device keeps until somebody signs in. */
  waiting: WaitingCount;
}

export function SignInPage({ to, waiting }: SignInPageProps) {
  const { data: session } = useSuspenseQuery(sessionOptions);
  const [email, setEmail] = useState('');
  const { enter, challenge, startAgain } = useEntering(to);
  if (challenge) return <CodeStep challenge={challenge} onEntered={enter} onStartAgain={startAgain} />;
  return (
    <AuthFrame title="Sign in" heading="Sign in to see what you made, and your real hourly rate.">
      <WayBack to={to} waiting={waiting} />
      <SignInForm email={email} onEmail={setEmail} onKnown={enter} />
      <p>
        <Link to="/forgot-password">Forgot your password?</Link>
      </p>
      <WaysIn session={session} />
    </AuthFrame>
  );
}

/** Somebody whose session ended did not leave by themselves: they hear why they are here, and what became of their work. */
function WayBack({ to, waiting }: SignInPageProps) {
  const { wasSignedIn, hasDrafts } = leftBehind();
  const kept = waitingWords(waiting);
  if (to && wasSignedIn) {
    return (
      <Note kind="warning" title="You were signed out meanwhile" isSpoken>
        <p>
          {hasDrafts && 'What you typed is kept in this tab. '}
          {kept && `${kept} `}
          Sign in, and you come back to where you were.
        </p>
      </Note>
    );
  }
  const words = [to ? 'You come back to where you were.' : '', kept].filter(Boolean).join(' ');
  return words && <p className="basis">{words}</p>;
}

interface SignInFormProps {
  /** Stays while a code is asked for, so that whoever starts again types less. */
  email: string;
  onEmail: (email: string) => void;
  onKnown: (answer: SignInView) => void;
}

/** E-mail and password. */
export function SignInForm({ email, onEmail, onKnown }: SignInFormProps) {
  const trpc = useTRPC();
  const signIn = useMutation(trpc.auth.login.mutationOptions({ onSuccess: onKnown }));
  const failure = signIn.error ? readFailure(signIn.error) : null;
  const [password, setPassword] = useState('');
  const form = useFocusOnFault(signIn.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!signIn.isPending) signIn.mutate({ email, password });
  };
  return (
    <form ref={form} className="form" onSubmit={submit} noValidate>
      {failure && <Refusal failure={failure} />}
      <EmailField label="E-mail" value={email} onChange={onEmail} error={failure?.fields['email']} />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={setPassword}
        error={failure?.fields['password']}
      />
      <Button type="submit" look="main" isWide isBusy={signIn.isPending}>
        Sign in
      </Button>
    </form>
  );
}

function WaysIn({ session }: { session: SessionView }) {
  if (session.registration === 'open' || session.isFirstAccount) {
    return (
      <p>
        No account yet? <Link to="/register">Create one</Link>
      </p>
    );
  }
  return (
    <p className="muted">
      {session.registration === 'invite'
        ? 'Accounts here are by invitation: open the link that you were sent.'
        : 'This server takes no new accounts.'}
    </p>
  );
}

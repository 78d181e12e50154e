import { readFailure } from '@earntrack/client';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { Address } from '../../components/address.tsx';
import { Button } from '../../components/button.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { Note } from '../../components/note.tsx';
import { EmailField } from '../../components/email-field.tsx';
import { sessionOptions } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { AuthFrame } from './auth-frame.tsx';
import { Refusal } from './refusal.tsx';

/** The way back in: a link by mail, or one that whoever runs the server makes. */
export function ForgotPasswordPage() {
  const { data: session } = useSuspenseQuery(sessionOptions);
  const trpc = useTRPC();
  const asking = useMutation(trpc.auth.requestPasswordReset.mutationOptions());
  if (!session.canSendMail) return <AskTheOperator />;
  if (asking.isSuccess) return <Asked email={asking.variables.email} onAgain={asking.reset} />;
  return (
    <AuthFrame title="Forgot your password" heading="Where should the link to a new password go?">
      <AskForm
        error={asking.error}
        isPending={asking.isPending}
        onAsk={(email) => asking.mutate({ email })}
      />
      <BackToSignIn />
    </AuthFrame>
  );
}

interface AskFormProps {
  error: unknown;
  isPending: boolean;
  onAsk: (email: string) => void;
}

function AskForm({ error, isPending, onAsk }: AskFormProps) {
  const [email, setEmail] = useState('');
  const form = useFocusOnFault(error);
  const failure = error ? readFailure(error) : null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isPending) onAsk(email);
  };
  return (
    <form ref={form} className="form" onSubmit={submit} noValidate>
      {failure && <Refusal failure={failure} />}
      <EmailField
        label="E-mail"
        value={email}
        onChange={setEmail}
        hint="The address that you sign in with."
        error={failure?.fields['email']}
      />
      <Button type="submit" look="main" isWide isBusy={isPending}>
        Send me a link
      </Button>
    </form>
  );
}

function Asked({ email, onAgain }: { email: string; onAgain: () => void }) {
  return (
    <AuthFrame key="asked" title="Look into your mail" heading="Look into your mail.">
      <Note kind="good" isSpoken>
        <p>
          If there is an account with <Address>{email}</Address>, a link to a new password is on its way. It
          works once, within an hour.
        </p>
      </Note>
      <p className="muted">
        Nothing came? Look among the unwanted mail, and whether the address is written as you signed up.
      </p>
      <div className="buttons">
        <Button onClick={onAgain}>Ask again</Button>
      </div>
      <BackToSignIn />
    </AuthFrame>
  );
}

function AskTheOperator() {
  return (
    <AuthFrame title="Forgot your password" heading="Ask whoever runs this server for a link.">
      <Note>
        <p>
          This server sends no e-mail. Whoever runs it can make you a link to a new password with this
          command, in the folder of EarnTrack:
        </p>
        <p>
          <code>npx pnpm -s earntrack reset-link you@example.com</code>
        </p>
      </Note>
      <BackToSignIn />
    </AuthFrame>
  );
}

function BackToSignIn() {
  return (
    <p>
      It came back to you? <Link to="/sign-in">Sign in</Link>
    </p>
  );
}

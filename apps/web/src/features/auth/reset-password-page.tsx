import { readFailure } from '@earntrack/client';
import { LIMITS } from '@earntrack/contract';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { PasswordField } from '../../components/password-field.tsx';
import { useTRPC } from '../../lib/trpc.ts';
import { AuthFrame } from './auth-frame.tsx';
import { CodeStep } from './code-step.tsx';
import { DeadLink } from './dead-link.tsx';
import { Refusal } from './refusal.tsx';
import { useEntering } from './use-entering.ts';

const CHANGED = 'Your password is changed. Every other device is signed out.';

/** Where a link to a new password leads; without a token where the link is known to be dead. */
export function ResetPasswordPage({ token }: { token: string | undefined }) {
  const trpc = useTRPC();
  const { enter, challenge, leave } = useEntering(undefined, CHANGED);
  const reset = useMutation(trpc.auth.resetPassword.mutationOptions({ onSuccess: enter }));
  const failure = reset.error ? readFailure(reset.error) : null;
  if (challenge) return <CodeStep challenge={challenge} onEntered={enter} onStartAgain={leave} />;
  if (!token || failure?.code === 'link_invalid') {
    return (
      <DeadLink>
        <p>
          <Link to="/forgot-password">Ask for another link</Link>
        </p>
      </DeadLink>
    );
  }
  return (
    <AuthFrame title="Choose a new password" heading="Choose a new password, and you are in.">
      <p className="basis">You are signed out everywhere else.</p>
      <NewPasswordForm
        failure={failure}
        error={reset.error}
        isPending={reset.isPending}
        onChoose={(newPassword) => reset.mutate({ token, newPassword })}
      />
    </AuthFrame>
  );
}

interface NewPasswordFormProps {
  failure: ReturnType<typeof readFailure> | null;
  error: unknown;
  isPending: boolean;
  onChoose: (password: string) => void;
}

function NewPasswordForm({ failure, error, isPending, onChoose }: NewPasswordFormProps) {
  const [password, setPassword] = useState('');
  const form = useFocusOnFault(error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isPending) onChoose(password);
  };
  return (
    <form ref={form} className="form" onSubmit={submit} noValidate>
      {failure && <Refusal failure={failure} />}
      <PasswordField
        label="New password"
        name="newPassword"
        autoComplete="new-password"
        required
        value={password}
        onChange={setPassword}
        hint={`At least ${LIMITS.passwordMinLength} characters; a short sentence is good.`}
        error={failure?.fields['newPassword']}
      />
      <Button type="submit" look="main" isWide isBusy={isPending}>
        Use this password
      </Button>
    </form>
  );
}

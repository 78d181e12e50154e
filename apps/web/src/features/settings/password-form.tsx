import { readFailure } from '@earntrack/client';
import { LIMITS } from '@earntrack/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { PasswordField } from '../../components/password-field.tsx';
import { useToasts } from '../../components/toast.tsx';
import { keepSession, useSignedIn } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { Refusal } from '../auth/index.ts';
import { CurrentPassword } from './current-password.tsx';

export function PasswordForm({ onClose }: { onClose: () => void }) {
  const { account } = useSignedIn();
  const [typed, setTyped] = useState({ currentPassword: '', newPassword: '' });
  const changing = useChangePassword(onClose);
  const failure = changing.error ? readFailure(changing.error) : null;
  const form = useFocusOnFault(changing.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!changing.isPending) changing.mutate(typed);
  };
  return (
    <form ref={form} className="form" aria-label="Change password" noValidate onSubmit={submit}>
      {failure && <Refusal failure={failure} />}
      {/* Tells a password manager whose password it is. */}
      <input type="email" autoComplete="username" value={account.email} readOnly hidden />
      <CurrentPassword
        value={typed.currentPassword}
        onChange={(currentPassword) => setTyped({ ...typed, currentPassword })}
        failure={failure}
      />
      <PasswordField
        label="New password"
        name="newPassword"
        autoComplete="new-password"
        required
        value={typed.newPassword}
        onChange={(newPassword) => setTyped({ ...typed, newPassword })}
        hint={`At least ${LIMITS.passwordMinLength} characters; a short sentence is good. Every other device is signed out.`}
        error={failure?.fields['newPassword']}
      />
      <div className="buttons">
        <Button type="submit" look="main" isBusy={changing.isPending}>
          Change password
        </Button>
        <Button look="quiet" onClick={onClose}>
          Leave as it was
        </Button>
      </div>
    </form>
  );
}

function useChangePassword(onChanged: () => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation(
    trpc.auth.changePassword.mutationOptions({
      onSuccess: async (session) => {
        keepSession(session);
        toasts.show({ text: 'Your password is changed. Every other device is signed out.' });
        onChanged();
        await queries.invalidateQueries({ queryKey: trpc.auth.sessions.queryKey() });
      },
    }),
  );
}

import { readFailure } from '@earntrack/client';
import { LIMITS } from '@earntrack/contract';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { PasswordField } from '../../components/password-field.tsx';
import { EmailField } from '../../components/email-field.tsx';
import { weekdayChoices } from '../../lib/choices.ts';
import { enterWith } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { guessHere } from './guess-profile.ts';
import { type ProfileDraft, ProfileFields } from './profile-fields.tsx';
import { Refusal } from './refusal.tsx';

/** Account and profile in one step; the profile is guessed and out of the way. */
export function RegisterForm({ invitation }: { invitation: string | undefined }) {
  const { register, failure } = useRegister();
  const [account, setAccount] = useState({ email: '', password: '' });
  const [profile, setProfile] = useState<ProfileDraft>(() => ({ displayName: '', ...guessHere() }));
  const form = useFocusOnFault(register.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!register.isPending) register.mutate({ ...account, ...profile, invitation: invitation ?? null });
  };
  const fields = failure?.fields ?? {};
  return (
    <form ref={form} className="form" onSubmit={submit} noValidate>
      {failure && <Refusal failure={failure} />}
      <EmailField
        label="E-mail"
        value={account.email}
        onChange={(email) => setAccount({ ...account, email })}
        error={fields['email']}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        required
        value={account.password}
        onChange={(password) => setAccount({ ...account, password })}
        hint={
          fields['password']
            ? 'A short sentence is good.'
            : `At least ${LIMITS.passwordMinLength} characters; a short sentence is good.`
        }
        error={fields['password']}
      />
      <details className="more" open={hasProfileFault(fields) || undefined}>
        <summary>More: {inShort(profile)}</summary>
        <ProfileFields profile={profile} onChange={setProfile} faults={fields} />
      </details>
      <Button type="submit" look="main" isWide isBusy={register.isPending}>
        Create account
      </Button>
    </form>
  );
}

function useRegister() {
  const trpc = useTRPC();
  const router = useRouter();
  const register = useMutation(
    trpc.auth.register.mutationOptions({
      onSuccess: async (session) => {
        enterWith(session);
        await router.navigate({ to: '/', replace: true });
      },
    }),
  );
  return { register, failure: register.error ? readFailure(register.error) : null };
}

function hasProfileFault(fields: Record<string, string>): boolean {
  return ['displayName', 'timeZone', 'currency', 'locale', 'weekStart'].some((name) => fields[name]);
}

function inShort({ currency, timeZone, weekStart }: ProfileDraft): string {
  const firstDay = weekdayChoices('en')[weekStart - 1]?.label ?? '';
  return `${currency}, ${timeZone.replaceAll('_', ' ')}, weeks from ${firstDay}`;
}

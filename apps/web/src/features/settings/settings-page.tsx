import { readFailure } from '@earntrack/client';
import type { ProfileView } from '@earntrack/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { Address } from '../../components/address.tsx';
import { Button } from '../../components/button.tsx';
import { Dock } from '../../components/dock.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { useToasts } from '../../components/toast.tsx';
import { keepSession, useSignedIn } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { ProfileFields, SignOutButton } from '../auth/index.ts';
import { Invitations } from './invitations.tsx';
import './settings.css';

/** Who the user is, and what decides their periods and figures. */
export function SettingsPage() {
  const { account, profile, session } = useSignedIn();
  return (
    <>
      <PageTitle>Settings</PageTitle>
      <h1 className="answer smaller">Your figures follow your zone, your week and your language.</h1>
      <ProfileForm key={profile.version} profile={profile} />
      {account.role === 'admin' && session.registration === 'invite' && <Invitations />}
      <section aria-labelledby="this-device">
        <div className="head">
          <h2 id="this-device">This device</h2>
        </div>
        <p className="basis">
          Signed in as <Address>{account.email}</Address>.
        </p>
        <div className="buttons">
          <SignOutButton />
        </div>
      </section>
    </>
  );
}

const FORM_ID = 'profile';

function ProfileForm({ profile }: { profile: ProfileView }) {
  const [draft, setDraft] = useState(profile);
  const saving = useSaveProfile();
  const form = useFocusOnFault(saving.error);
  const faults = saving.error ? readFailure(saving.error).fields : {};
  const isChanged = JSON.stringify(draft) !== JSON.stringify(profile);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!saving.isPending) saving.mutate(draft);
  };
  return (
    <form
      ref={form}
      id={FORM_ID}
      className="form settings-form"
      aria-label="Profile"
      noValidate
      onSubmit={submit}
    >
      {saving.error && Object.keys(faults).length === 0 && (
        <ErrorState error={saving.error} title="Not saved yet. What you chose is kept." />
      )}
      <ProfileFields profile={draft} faults={faults} onChange={(patch) => setDraft({ ...draft, ...patch })} />
      {isChanged && (
        <Dock>
          <Button look="quiet" onClick={() => setDraft(profile)}>
            Leave as it was
          </Button>
          <Button look="main" type="submit" form={FORM_ID} shortcut="↵" isBusy={saving.isPending}>
            Save settings
          </Button>
        </Dock>
      )}
    </form>
  );
}

function useSaveProfile() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { session } = useSignedIn();
  return useMutation(
    trpc.profile.update.mutationOptions({
      onSuccess: async (profile) => {
        keepSession({ ...session, profile });
        toasts.show({ text: 'Saved your settings.' });
        await queries.invalidateQueries({ queryKey: trpc.dashboard.pathKey() });
      },
    }),
  );
}

import { readFailure } from '@earntrack/client';
import type { ProfileView } from '@earntrack/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dock } from '../../components/dock.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { useToasts } from '../../components/toast.tsx';
import { useKeptDraft } from '../../lib/kept-draft.ts';
import { keepSession, useSignedIn } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { ProfileFields } from '../auth/index.ts';
import { FigureFields } from './figure-fields.tsx';
import { changesOf, type ProfileValues } from './profile-changes.ts';
import { Section } from './section.tsx';

const FORM_ID = 'profile';

/** What was changed is kept until it is saved, also while somebody has to sign in again. */
export function ProfileForm({ profile }: { profile: ProfileView }) {
  const kept = useKeptDraft<{ changes: Partial<ProfileValues> }>('settings', () => ({ changes: {} }));
  const saving = useSaveProfile(kept.forget);
  const form = useFocusOnFault(saving.error);
  const faults = saving.error ? readFailure(saving.error).fields : {};
  const changes = changesOf(profile, kept.draft.changes);
  const values = { ...profile, ...changes };
  const change = (next: Partial<ProfileValues>) => kept.change({ changes: { ...changes, ...next } });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!saving.isPending) saving.mutate({ ...changes, version: profile.version });
  };
  return (
    <Section id="profile-title" title="Profile">
      <form ref={form} id={FORM_ID} className="form" aria-label="Profile" noValidate onSubmit={submit}>
        {saving.error && Object.keys(faults).length === 0 && (
          <ErrorState error={saving.error} title="Not saved yet. What you chose is kept." />
        )}
        <ProfileFields
          profile={values}
          faults={faults}
          onChange={(next) => change(changesOf(profile, next))}
        />
        <FigureFields values={values} onChange={change} />
        {Object.keys(changes).length > 0 && <SaveBar isSaving={saving.isPending} onLeave={kept.restart} />}
      </form>
    </Section>
  );
}

function SaveBar({ isSaving, onLeave }: { isSaving: boolean; onLeave: () => void }) {
  return (
    <Dock>
      <Button look="quiet" onClick={onLeave}>
        Leave as it was
      </Button>
      <Button look="main" type="submit" form={FORM_ID} shortcut="↵" isBusy={isSaving}>
        Save settings
      </Button>
    </Dock>
  );
}

function useSaveProfile(forgetDraft: () => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { session } = useSignedIn();
  return useMutation(
    trpc.profile.update.mutationOptions({
      onSuccess: async (profile) => {
        forgetDraft();
        keepSession({ ...session, profile });
        toasts.show({ text: 'Saved your settings.' });
        // Zone, week, tax year and view decide nearly every figure that was asked for before.
        await queries.invalidateQueries();
      },
    }),
  );
}

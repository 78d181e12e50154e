import { readFailure } from '@earntrack/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type SubmitEvent, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { DownloadLink } from '../../components/download-link.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { Note } from '../../components/note.tsx';
import { useToasts } from '../../components/toast.tsx';
import { forgetEntries } from '../../lib/outbox/outbox-store.ts';
import { forgetSession, useSignedIn } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { CodeField, Refusal } from '../auth/index.ts';
import { CurrentPassword } from './current-password.tsx';
import { Section } from './section.tsx';

/** The one thing here that cannot be undone: it says what goes, offers to take it along, and asks for the password. */
export function DeleteAccount() {
  const [isAsking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAsking(false);
    opener.current?.focus();
  };
  return (
    <Section
      id="delete-account"
      title="Delete account"
      basis="Takes everything of yours off this server, at once and for good."
    >
      <div className="buttons">
        <Button ref={opener} aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
          Delete account…
        </Button>
      </div>
      {isAsking && <DeleteForm onClose={close} />}
    </Section>
  );
}

function DeleteForm({ onClose }: { onClose: () => void }) {
  const [currentPassword, setCurrentPassword] = useState('');
  const [code, setCode] = useState('');
  const trpc = useTRPC();
  const factor = useQuery(trpc.auth.secondFactor.queryOptions());
  const deleting = useDeleteAccount();
  const failure = deleting.error ? readFailure(deleting.error) : null;
  const form = useFocusOnFault(deleting.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!deleting.isPending) deleting.mutate({ currentPassword, ...(code && { code }) });
  };
  return (
    <form ref={form} className="form delete-form" aria-label="Delete account" noValidate onSubmit={submit}>
      <Note kind="warning" title="This cannot be undone">
        <p>
          Every earning, stretch of work, payout, platform, product, goal and imported statement goes, with
          your profile and your sign-in on every device.
        </p>
        <p>
          Want to keep your figures?{' '}
          <DownloadLink look="link" path="/api/v1/archive" fileName="earntrack-archive.zip">
            Download your archive
          </DownloadLink>{' '}
          first: it can be restored in any EarnTrack.
        </p>
      </Note>
      {failure && <Refusal failure={failure} />}
      <CurrentPassword value={currentPassword} onChange={setCurrentPassword} failure={failure} />
      {(factor.data?.kind || failure?.fields['code']) && (
        <CodeField source="either" value={code} onChange={setCode} error={failure?.fields['code']} />
      )}
      <div className="buttons">
        <Button type="submit" look="danger" isBusy={deleting.isPending}>
          Delete everything
        </Button>
        <Button look="quiet" onClick={onClose}>
          Keep my account
        </Button>
      </div>
    </form>
  );
}

function useDeleteAccount() {
  const trpc = useTRPC();
  const router = useRouter();
  const toasts = useToasts();
  const { account } = useSignedIn();
  return useMutation(
    trpc.auth.deleteAccount.mutationOptions({
      onSuccess: async () => {
        // A browser that lets nothing be kept has nothing to forget.
        await forgetEntries(account.id).catch(() => {});
        await forgetSession();
        await router.navigate({ to: '/sign-in', search: {} });
        toasts.show({ text: 'Your account is deleted, with everything in it.' });
      },
    }),
  );
}

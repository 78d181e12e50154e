import { readFailure } from '@earntrack/client';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { Address } from '../../components/address.tsx';
import { Button } from '../../components/button.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { Note } from '../../components/note.tsx';
import { EmailField } from '../../components/email-field.tsx';
import { firstFocus } from '../../lib/first-focus.ts';
import { useKeptDraft } from '../../lib/kept-draft.ts';
import { useSignedIn } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { Refusal } from '../auth/index.ts';
import { CurrentPassword } from './current-password.tsx';

/** A new address counts once a link that was sent to it has been opened. */
export function EmailForm({ onClose }: { onClose: () => void }) {
  const { session } = useSignedIn();
  const trpc = useTRPC();
  const asking = useMutation(trpc.auth.requestEmailChange.mutationOptions());
  if (!session.canSendMail) return <NoMail onClose={onClose} />;
  if (asking.isSuccess) return <Asked email={asking.variables.email} onClose={onClose} />;
  return <Ask asking={asking} onClose={onClose} />;
}

interface Asking {
  error: unknown;
  isPending: boolean;
  mutate: (wish: { email: string; currentPassword: string }) => void;
}

function Ask({ asking, onClose }: { asking: Asking; onClose: () => void }) {
  const { draft, change, forget } = useKeptDraft('new-address', () => ({ email: '' }));
  const [currentPassword, setCurrentPassword] = useState('');
  const failure = asking.error ? readFailure(asking.error) : null;
  const form = useFocusOnFault(asking.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!asking.isPending) asking.mutate({ email: draft.email, currentPassword });
  };
  return (
    <form ref={form} className="form" aria-label="Change e-mail" noValidate onSubmit={submit}>
      {failure && <Refusal failure={failure} />}
      <EmailField
        label="New address"
        autoComplete="email"
        ref={firstFocus}
        value={draft.email}
        onChange={(email) => change({ email })}
        hint="You get a link there. Until you open it, nothing changes."
        error={failure?.fields['email']}
      />
      <CurrentPassword
        isFirst={false}
        value={currentPassword}
        onChange={setCurrentPassword}
        failure={failure}
      />
      <div className="buttons">
        <Button type="submit" look="main" isBusy={asking.isPending}>
          Send the link
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            forget();
            onClose();
          }}
        >
          Leave as it was
        </Button>
      </div>
    </form>
  );
}

function Asked({ email, onClose }: { email: string; onClose: () => void }) {
  return (
    <Note kind="good" title="Look into your mail" isSpoken>
      <p>
        A link is on its way to <Address>{email}</Address>. Open it within a day, and you sign in with that
        address from then on.
      </p>
      <Button onClick={onClose}>Close</Button>
    </Note>
  );
}

function NoMail({ onClose }: { onClose: () => void }) {
  return (
    <Note title="This server sends no e-mail">
      <p>So a new address cannot be confirmed from here. Whoever runs this server can set mail up.</p>
      <Button onClick={onClose}>Close</Button>
    </Note>
  );
}

import { readFailure } from '@earntrack/client';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { CodeField, Refusal } from '../auth/index.ts';
import { CurrentPassword } from './current-password.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useEntryChanged } from './use-entry-changed.ts';

interface ChangeProps {
  wish: 'renew' | 'turn off';
  onClose: () => void;
}

/** New recovery codes, or none of it any more: for a password and a code. */
export function SecondFactorChange({ wish, onClose }: ChangeProps) {
  return wish === 'renew' ? <Renew onClose={onClose} /> : <TurnOff onClose={onClose} />;
}

function Renew({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const changed = useEntryChanged();
  const renewing = useMutation(trpc.auth.renewRecoveryCodes.mutationOptions());
  const done = async () => {
    await changed('Your old recovery codes are useless now.');
    onClose();
  };
  if (renewing.data) return <RecoveryCodes codes={renewing.data.recoveryCodes} onDone={() => void done()} />;
  return (
    <ProofForm label="New recovery codes" action="Make new codes" sending={renewing} onClose={onClose} />
  );
}

function TurnOff({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const changed = useEntryChanged();
  const turningOff = useMutation(
    trpc.auth.turnOffSecondFactor.mutationOptions({
      onSuccess: async () => {
        await changed('The second step is off. Every other device is signed out.');
        onClose();
      },
    }),
  );
  return (
    <ProofForm label="Turn off the second step" action="Turn off" sending={turningOff} onClose={onClose} />
  );
}

interface ProofFormProps {
  label: string;
  action: string;
  sending: {
    error: unknown;
    isPending: boolean;
    mutate: (proof: { currentPassword: string; code: string }) => void;
  };
  onClose: () => void;
}

function ProofForm({ label, action, sending, onClose }: ProofFormProps) {
  const [typed, setTyped] = useState({ currentPassword: '', code: '' });
  const failure = sending.error ? readFailure(sending.error) : null;
  const form = useFocusOnFault(sending.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!sending.isPending) sending.mutate(typed);
  };
  return (
    <form ref={form} className="form" aria-label={label} noValidate onSubmit={submit}>
      {failure && <Refusal failure={failure} />}
      <CurrentPassword
        value={typed.currentPassword}
        onChange={(currentPassword) => setTyped({ ...typed, currentPassword })}
        failure={failure}
      />
      <CodeField
        source="either"
        value={typed.code}
        onChange={(code) => setTyped({ ...typed, code })}
        error={failure?.fields['code']}
      />
      <div className="buttons">
        <Button type="submit" look="main" isBusy={sending.isPending}>
          {action}
        </Button>
        <Button look="quiet" onClick={onClose}>
          Leave as it was
        </Button>
      </div>
    </form>
  );
}

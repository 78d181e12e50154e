import { readFailure } from '@earntrack/client';
import type { SecondFactorSecretView } from '@earntrack/contract';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { CodeField, Refusal } from '../auth/index.ts';
import { CurrentPassword } from './current-password.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SharedSecret } from './shared-secret.tsx';
import { useEntryChanged } from './use-entry-changed.ts';

/** Password, then what the app has to know, then a code of it, then the codes for the day when the phone is gone. */
export function SecondFactorSetUp({ onClose }: { onClose: () => void }) {
  const [shared, setShared] = useState<SecondFactorSecretView | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const changed = useEntryChanged();
  const isOn = (recoveryCodes: readonly string[]) => {
    setCodes(recoveryCodes);
    void changed('The second step is on. Every other device is signed out.');
  };
  if (codes) return <RecoveryCodes codes={codes} onDone={onClose} />;
  if (shared) return <ConfirmForm shared={shared} onOn={isOn} onClose={onClose} />;
  return <BeginForm onBegun={setShared} onClose={onClose} />;
}

interface BeginFormProps {
  onBegun: (shared: SecondFactorSecretView) => void;
  onClose: () => void;
}

function BeginForm({ onBegun, onClose }: BeginFormProps) {
  const trpc = useTRPC();
  const [currentPassword, setCurrentPassword] = useState('');
  const beginning = useMutation(trpc.auth.beginSecondFactor.mutationOptions({ onSuccess: onBegun }));
  const failure = beginning.error ? readFailure(beginning.error) : null;
  const form = useFocusOnFault(beginning.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!beginning.isPending) beginning.mutate({ currentPassword });
  };
  return (
    <form ref={form} className="form" aria-label="Set up the second step" noValidate onSubmit={submit}>
      {failure && <Refusal failure={failure} />}
      <CurrentPassword value={currentPassword} onChange={setCurrentPassword} failure={failure} />
      <div className="buttons">
        <Button type="submit" look="main" isBusy={beginning.isPending}>
          Go on
        </Button>
        <Button look="quiet" onClick={onClose}>
          Leave it
        </Button>
      </div>
    </form>
  );
}

interface ConfirmFormProps {
  shared: SecondFactorSecretView;
  onOn: (recoveryCodes: readonly string[]) => void;
  onClose: () => void;
}

function ConfirmForm({ shared, onOn, onClose }: ConfirmFormProps) {
  const trpc = useTRPC();
  const [code, setCode] = useState('');
  const confirming = useMutation(
    trpc.auth.confirmSecondFactor.mutationOptions({ onSuccess: ({ recoveryCodes }) => onOn(recoveryCodes) }),
  );
  const failure = confirming.error ? readFailure(confirming.error) : null;
  const form = useFocusOnFault(confirming.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!confirming.isPending) confirming.mutate({ code });
  };
  return (
    <form ref={form} className="form" aria-label="Confirm the second step" noValidate onSubmit={submit}>
      {failure && <Refusal failure={failure} />}
      <SharedSecret shared={shared} />
      <CodeField source="app" value={code} onChange={setCode} error={failure?.fields['code']} isFirst />
      <div className="buttons">
        <Button type="submit" look="main" isBusy={confirming.isPending}>
          Turn on
        </Button>
        <Button look="quiet" onClick={onClose}>
          Leave it
        </Button>
      </div>
    </form>
  );
}

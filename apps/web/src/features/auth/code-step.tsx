import { readFailure } from '@earntrack/client';
import type { ChallengeView, SessionView } from '@earntrack/contract';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { Note } from '../../components/note.tsx';
import { firstFocus } from '../../lib/first-focus.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { AuthFrame } from './auth-frame.tsx';
import { CodeField } from './code-field.tsx';
import { Refusal } from './refusal.tsx';

interface CodeStepProps {
  challenge: ChallengeView;
  onEntered: (session: SessionView) => void;
  onStartAgain: () => void;
}

/** The second half of a sign-in. */
export function CodeStep(props: CodeStepProps) {
  return (
    <AuthFrame key="code" title="Sign in" heading="One more step: the code of your app.">
      <CodeQuestion {...props} />
    </AuthFrame>
  );
}

/** What it asks for, wherever it is asked. */
export function CodeQuestion({ challenge, onEntered, onStartAgain }: CodeStepProps) {
  const trpc = useTRPC();
  const confirming = useMutation(trpc.auth.confirmLogin.mutationOptions({ onSuccess: onEntered }));
  const failure = confirming.error ? readFailure(confirming.error) : null;
  const isOver = failure?.code === 'challenge_invalid';
  if (isOver) return <Over message={failure.message} onStartAgain={onStartAgain} />;
  return (
    <CodeForm
      error={confirming.error}
      isPending={confirming.isPending}
      onCode={(code) => confirming.mutate({ challenge: challenge.token, code })}
      onStartAgain={onStartAgain}
    />
  );
}

function Over({ message, onStartAgain }: { message: string; onStartAgain: () => void }) {
  return (
    <Note kind="warning" title={message} isSpoken>
      <div className="buttons">
        <Button look="main" ref={firstFocus} onClick={onStartAgain}>
          Start again
        </Button>
      </div>
    </Note>
  );
}

interface CodeFormProps {
  error: unknown;
  isPending: boolean;
  onCode: (code: string) => void;
  onStartAgain: () => void;
}

function CodeForm({ error, isPending, onCode, onStartAgain }: CodeFormProps) {
  const [typed, setTyped] = useState({ app: '', recovery: '' });
  const [source, setSource] = useState<'app' | 'recovery'>('app');
  const failure = error ? readFailure(error) : null;
  const form = useFocusOnFault(error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isPending) onCode(typed[source]);
  };
  return (
    <form ref={form} className="form" aria-label="Code" onSubmit={submit} noValidate>
      {failure && <Refusal failure={failure} />}
      <CodeField
        key={source}
        source={source}
        value={typed[source]}
        onChange={(code) => setTyped({ ...typed, [source]: code })}
        error={failure?.fields['code']}
        isFirst
      />
      <Button type="submit" look="main" isWide isBusy={isPending}>
        Sign in
      </Button>
      <div className="buttons">
        <Button look="quiet" onClick={() => setSource(source === 'app' ? 'recovery' : 'app')}>
          {source === 'app' ? 'Use a recovery code' : 'Use the code of your app'}
        </Button>
        <Button look="quiet" onClick={onStartAgain}>
          Start again
        </Button>
      </div>
    </form>
  );
}

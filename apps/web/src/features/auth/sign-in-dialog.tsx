import type { SessionView } from '@earntrack/contract';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { client } from '../../lib/query.ts';
import { enterWith, goOnWith, useSignedIn } from '../../lib/session.ts';
import { CodeQuestion } from './code-step.tsx';
import { SignInForm } from './sign-in-page.tsx';
import { useChallenge } from './use-entering.ts';

/** Signs in over the screen where the session ended. What the screen holds stays for the same person, and goes for another. */
export function SignInDialog({ onClose }: { onClose: () => void }) {
  const [titleId, textId] = [useId(), useId()];
  const dialog = useRef<HTMLDialogElement>(null);
  const [email, setEmail] = useState(useSignedIn().account.email);
  const letIn = useLetIn(() => dialog.current?.close());
  const { enter, challenge, startAgain } = useChallenge(letIn);
  useSignedInElsewhere(letIn);
  useEffect(() => {
    dialog.current?.showModal();
    // The e-mail is said already.
    dialog.current?.querySelector<HTMLElement>('[type=password]')?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog covering"
      aria-labelledby={titleId}
      aria-describedby={textId}
      onClose={onClose}
    >
      <div className="stack">
        <h2 id={titleId}>You were signed out meanwhile</h2>
        <p id={textId}>What you said on this page stays. Sign in here, or in another tab, and go on.</p>
        {challenge ? (
          <CodeQuestion challenge={challenge} onEntered={enter} onStartAgain={startAgain} />
        ) : (
          <SignInForm email={email} onEmail={setEmail} onKnown={enter} />
        )}
        <div className="buttons">
          <Button look="quiet" onClick={() => dialog.current?.close()}>
            Not now
          </Button>
        </div>
      </div>
    </dialog>
  );
}

function useLetIn(onIn: () => void) {
  const { account } = useSignedIn();
  const router = useRouter();
  return async (session: SessionView) => {
    onIn();
    if (session.account?.id === account.id) return goOnWith(session);
    enterWith(session);
    await router.navigate({ to: '/', ignoreBlocker: true });
  };
}

/** Whoever comes back to this tab may have signed in in another one. */
function useSignedInElsewhere(letIn: (session: SessionView) => Promise<void>) {
  const look = useEffectEvent(async () => {
    const session = await client.auth.session.query().catch(() => null);
    if (session?.account) await letIn(session);
  });
  useEffect(() => {
    const now = () => void look();
    window.addEventListener('focus', now);
    document.addEventListener('visibilitychange', now);
    return () => {
      window.removeEventListener('focus', now);
      document.removeEventListener('visibilitychange', now);
    };
  }, []);
}

import type { ChallengeView, SessionView, SignInView } from '@earntrack/contract';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useToasts } from '../../components/toast.tsx';
import { safePlace } from '../../lib/search-place.ts';
import { enterWith } from '../../lib/session.ts';

/** Lets somebody in whom the server let in, or keeps what it asks for first. */
export function useChallenge(letIn: (session: SessionView) => Promise<void>) {
  const [challenge, setChallenge] = useState<ChallengeView | null>(null);
  const enter = (answer: SessionView | SignInView) => {
    const { challenge: asked, ...session } = { challenge: null, ...answer };
    setChallenge(asked);
    if (!asked) void letIn(session);
  };
  return { enter, challenge, startAgain: () => setChallenge(null) };
}

/** The same on a screen of its own, which leads to where the person was going. */
export function useEntering(to: string | undefined, welcome?: string) {
  const router = useRouter();
  const toasts = useToasts();
  const entering = useChallenge(async (session) => {
    enterWith(session);
    await router.navigate({ href: safePlace(to), replace: true });
    if (welcome) toasts.show({ text: welcome });
  });
  return {
    ...entering,
    leave: () => void router.navigate({ to: '/sign-in', search: {} }),
  };
}

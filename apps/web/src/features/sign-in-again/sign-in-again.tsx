import { lazy, Suspense, useEffect, useState } from 'react';
import { whenAskedToSignIn } from '../../lib/held-place.ts';

const SignInDialog = lazy(async () => ({ default: (await import('../auth/index.ts')).SignInDialog }));

/** Over a screen that holds what only this page knows, whoever was signed out meanwhile signs in again. */
export function SignInAgain() {
  const [isAsked, setAsked] = useState(false);
  useEffect(() => whenAskedToSignIn(() => setAsked(true)), []);
  if (!isAsked) return null;
  return (
    <Suspense>
      <SignInDialog onClose={() => setAsked(false)} />
    </Suspense>
  );
}
